// The bot on Cloudflare Workers: events by HTTP at /, WebSockets at /ws. wrangler.jsonc has the store and the cron.
import {
  durableStore,
  type ObjectNamespace,
  toWorkersHandler,
} from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from './bot.ts'

type Bindings = Env & { STORE: ObjectNamespace }

const worker = toWorkersHandler((env: Bindings) => createBot(env, durableStore(env.STORE)))

export { StoreObject } from '@cqhttp/adapter-workers/durable'
export const Account = worker.Account
export default worker
