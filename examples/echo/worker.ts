// The bot on Cloudflare Workers.
import { toWorkersHandler } from '@cqhttp/adapter-workers'

import { createBot, type Env } from './bot.ts'

export default toWorkersHandler((env: Env) => createBot(env))
