// The bot on Cloudflare Workers: HTTP at / and /notify, WebSockets at /ws, which an object of the account holds.
import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from './bot.ts'

const worker = toWorkersHandler((env: Env) => createBot(env))

export const Account = worker.Account
export default worker
