import { sendHttp } from '../../support/runtimes/http.ts'
import { type Driver, FOLDER } from '../driver.ts'

/**
 * `createTestHarness` would make the worker's requests with the `fetch` of Node; here they are
 * workerd's own.
 */
export const workersDriver: Driver = {
  name: 'Cloudflare Workers',
  limits: ['namelessErrors'],
  start: async (variables, folder = FOLDER) => {
    // Neither wrangler nor workerd may reach beyond this machine.
    process.env['WRANGLER_SEND_METRICS'] = 'false'
    process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
    const { unstable_startWorker } = await import('wrangler')
    const worker = await unstable_startWorker({
      name: 'conformance',
      entrypoint: `${folder}entries/worker.ts`,
      compatibilityDate: '2026-01-01',
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
    const { origin } = await worker.url
    return { send: (request) => sendHttp(origin, request), close: () => worker.dispose() }
  },
}
