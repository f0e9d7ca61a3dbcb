// The bot on Cloudflare Workers: wrangler.jsonc has the store and the cron.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace } from '@cqhttp/adapter-workers/durable'

import { createManager, type Env } from './bot.ts'

type Bindings = Env & { STORE: ObjectNamespace }
const create = (env: Bindings) => createManager(env, durableStore(env.STORE))

export { StoreObject } from '@cqhttp/adapter-workers/durable'
export default {
  ...toWorkersHandler((env: Bindings) => create(env).bot),
  scheduled: (_controller: unknown, env: Bindings) => create(env).tick(),
}
