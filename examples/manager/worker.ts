// The bot on Cloudflare Workers: wrangler.jsonc has the store and the cron.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace } from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from './bot.ts'

type Bindings = Env & { STORE: ObjectNamespace }

export { StoreObject } from '@cqhttp/adapter-workers/durable'
export default toWorkersHandler((env: Bindings) => createBot(env, durableStore(env.STORE)))
