import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

import { entryOf, type ExampleDriver, freePort } from './driver.ts'

/** workerd, with its Durable Objects on disk. */
export const workersExample: ExampleDriver = {
  name: 'Workers',
  async start(example, variables) {
    // Neither wrangler nor workerd may reach beyond this machine.
    process.env['WRANGLER_SEND_METRICS'] = 'false'
    process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
    const { unstable_startWorker: startWorker } = await import('wrangler')
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-example-'))
    const port = await freePort()
    const start = async () => {
      const worker = await startWorker({
        config: fileURLToPath(entryOf(example, 'wrangler.jsonc')),
        bindings: Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [name, { type: 'plain_text', value }]),
        ),
        dev: {
          server: { hostname: '127.0.0.1', port },
          inspector: false,
          logLevel: 'none',
          watch: false,
          persist: folder,
        },
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
