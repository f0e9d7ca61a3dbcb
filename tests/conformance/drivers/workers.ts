import { fileURLToPath } from 'node:url'

import { sendHttp } from '../../support/runtimes/http.ts'
import type { Driver } from '../driver.ts'

const entry = fileURLToPath(new URL('../entries/worker.ts', import.meta.url))

export const workersDriver: Driver = {
  name: 'Cloudflare Workers',
  limits: [],
  start: async (variables) => {
    // Neither may reach out of this machine.
    process.env['WRANGLER_SEND_METRICS'] = 'false'
    process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
    const { createTestHarness } = await import('wrangler')
    const config = {
      name: 'conformance',
      main: entry,
      compatibility_date: '2026-01-01',
      vars: { ...variables },
    }
    const harness = createTestHarness({ workers: [{ config }] })
    const { url } = await harness.listen()
    return { send: (request) => sendHttp(url.origin, request), close: () => harness.close() }
  },
}
