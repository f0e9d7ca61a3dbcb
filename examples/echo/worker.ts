// The bot on Cloudflare Workers: configured by `.dev.vars` in `wrangler dev`, by secrets when deployed.
import { toWorkersHandler } from '@cqhttp/adapter-workers'

import { createBot, type Env } from './bot.ts'

export default toWorkersHandler((env: Env) => {
  if (!env.CQHTTP_SECRET) {
    throw new Error(
      'CQHTTP_SECRET is not set: copy .dev.vars.example to .dev.vars and fill it in; once deployed, ' +
        'run wrangler secret put CQHTTP_SECRET',
    )
  }
  return createBot(env)
})
