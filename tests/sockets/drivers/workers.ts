import { fileURLToPath } from 'node:url'

import { createTestHarness, type TestHarness } from 'wrangler'

import { startWorker } from '../../support/runtimes/wrangler.ts'
import type { ReverseDriver, Variables } from '../driver.ts'

const ENTRIES = fileURLToPath(new URL('../entries/', import.meta.url))

/** The Worker of the entry files in workerd, with its Durable Objects. */
export async function startHarness(
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
    const worker = await startWorker({ config: `${ENTRIES}wrangler.jsonc`, variables })
    const { href } = await worker.url
    return { url: href, close: () => worker.dispose() }
  },
}
