import { sendHttp } from '../../support/runtimes/http.ts'
import { startWorker } from '../../support/runtimes/wrangler.ts'
import { type Driver, FOLDER } from '../driver.ts'

/**
 * `createTestHarness` would make the worker's requests with the `fetch` of Node; here they are
 * workerd's own.
 */
export const workersDriver: Driver = {
  name: 'Cloudflare Workers',
  limits: ['namelessErrors'],
  start: async (variables, folder = FOLDER) => {
    const worker = await startWorker({
      name: 'conformance',
      entrypoint: `${folder}entries/worker.ts`,
      compatibilityDate: '2026-01-01',
      variables,
    })
    const { origin } = await worker.url
    return { send: (request) => sendHttp(origin, request), close: () => worker.dispose() }
  },
}
