import { watch } from 'node:fs'
import { join } from 'node:path'

import { createServer } from 'vitepress'

import { gatherPages } from './gather.ts'
import { root } from './repository.ts'
import { writeSite } from './write-site.ts'

await writeSite()
const server = await createServer(join(root, 'docs'))
await server.listen()
server.printUrls()

// A page that is saved is there at once; the API reference, when this is started again.
let later: NodeJS.Timeout | undefined
for (const folder of ['docs', 'decisions', 'packages', 'bench'])
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.md') || file.startsWith('.site')) return
    clearTimeout(later)
    later = setTimeout(gatherPages, 100)
  })
