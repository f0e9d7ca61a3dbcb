// On Cloudflare Workers: events wait on the queue of wrangler.jsonc.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace, StoreObject } from '@cqhttp/adapter-workers/durable'
import { cloudflareQueue } from '@cqhttp/adapter-workers/queue'

import { createBot, type Env } from './bot.ts'

export { StoreObject }

interface WorkerEnv extends Env {
  STORE: ObjectNamespace
}

export default toWorkersHandler(
  (env: WorkerEnv) => createBot(env, { inbox: { store: durableStore(env.STORE) } }),
  { queue: cloudflareQueue('EVENTS', { deadLetters: 'DEAD_EVENTS' }) },
)
