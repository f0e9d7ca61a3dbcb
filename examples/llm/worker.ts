// The bot on Cloudflare Workers: events by HTTP at /, WebSockets at /ws, which an object of the account holds.
import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from './bot.ts'

const worker = toWorkersHandler((env: Env) => createBot(env))

export const Account = worker.Account
export default worker
