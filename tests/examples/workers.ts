import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

import { startWorker } from '../support/runtimes/wrangler.ts'
import { entryOf, type ExampleDriver, freePort } from './driver.ts'

/** workerd, with its Durable Objects on disk. */
export const workersExample: ExampleDriver = {
  name: 'Workers',
  async start(example, variables) {
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-example-'))
    const port = await freePort()
    const start = async () => {
      const worker = await startWorker({
        config: fileURLToPath(entryOf(example, 'wrangler.jsonc')),
        variables,
        port,
        persist: folder,
      })
      await worker.ready
      return worker
    }
    let worker = await start()
    let minute = Date.now()
    onTestFinished(async () => {
      await worker.dispose()
      await rm(folder, { recursive: true })
    })
    return {
      url: `http://127.0.0.1:${port}/`,
      async restart() {
        await worker.dispose()
        worker = await start()
      },
      async tick() {
        // Each minute is run once.
        const path = `/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${(minute += 60_000)}`
        const response = await fetch(`http://127.0.0.1:${port}${path}`)
        if (!response.ok) throw new Error(await response.text())
      },
    }
  },
}
