import { fileURLToPath } from 'node:url'

import { createTestHarness, type TestHarness, unstable_startWorker } from 'wrangler'

import type { ReverseDriver, Variables } from '../driver.ts'

const ENTRIES = fileURLToPath(new URL('../entries/', import.meta.url))

/** The Worker of the entry files in workerd, with its Durable Objects. */
export async function startWorker(
  secrets: Variables,
): Promise<{ url: string; harness: TestHarness }> {
  const worker = { configPath: 'wrangler.jsonc', secrets: { ...secrets } }
  const harness = createTestHarness({ root: ENTRIES, workers: [worker] })
  const { url } = await harness.listen()
  return { url: url.href, harness }
}

/** `createTestHarness` would make the Worker's requests with the `fetch` of Node. */
export const workersReverse: ReverseDriver = {
  name: 'Cloudflare Workers',
  limits: ['namelessErrors'],
  async start(variables) {
    // Neither wrangler nor workerd may reach beyond this machine.
    process.env['WRANGLER_SEND_METRICS'] = 'false'
    process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
    const worker = await unstable_startWorker({
      config: `${ENTRIES}wrangler.jsonc`,
      bindings: Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, { type: 'plain_text', value }]),
      ),
      dev: {
        server: { hostname: '127.0.0.1', port: 0 },
        inspector: false,
        logLevel: 'none',
        watch: false,
        persist: false,
      },
    })
    const { href } = await worker.url
    return { url: href, close: () => worker.dispose() }
  },
}
