// The bot on Cloudflare Workers, which takes WebSockets: a Durable Object holds those of an account.
import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from '../bot.ts'

const worker = toWorkersHandler((env: Env) => createBot(env))

export const Account = worker.Account
export default worker
