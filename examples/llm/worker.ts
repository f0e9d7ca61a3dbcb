// The bot on Cloudflare Workers: configured by `.dev.vars` in `wrangler dev`, by secrets when deployed.
import { toWorkersHandler } from '@cqhttp/adapter-workers'

import { createBot, type Env } from './bot.ts'

export default toWorkersHandler((env: Env) => createBot(env))
