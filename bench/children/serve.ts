// Runs an HTTP contestant and reports its costs; the argument is its bundle.
import { pathToFileURL } from 'node:url'

import { answerParent } from '../harness/answer-parent.ts'
import { SECRET } from '../harness/job.ts'
import type { Usage } from '../harness/server.ts'

const { listen } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as {
  listen: (secret: string) => Promise<number>
}
const port = listen(SECRET)

answerParent(({ about }: { about: 'port' | 'usage' }): Promise<number> | Usage => {
  if (about === 'port') return port
  const { user, system } = process.cpuUsage()
  // In kilobytes: https://nodejs.org/api/process.html#processresourceusage
  return { cpu: user + system, memory: process.resourceUsage().maxRSS * 1024 }
})
