// Claims keys in Durable Objects, as many as it is asked for.
import { durableStore, type ObjectNamespace, StoreObject } from '@cqhttp/adapter-workers/durable'

import { claimAll } from './claims.ts'

export { StoreObject }

export default {
  async fetch(request: Request, env: { STORE: ObjectNamespace }): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const [count, inFlight] = [searchParams.get('count'), searchParams.get('inFlight')].map(Number)
    await claimAll(durableStore(env.STORE), count ?? 0, inFlight ?? 1)
    return new Response('done')
  },
}
