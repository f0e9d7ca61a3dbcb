// The bot on Cloudflare Workers: configured by `.dev.vars` in `wrangler dev`, by secrets when deployed.
// It takes events by HTTP at / and WebSockets at /ws.
import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'

import { createBot, type Env } from './bot.ts'

const worker = toWorkersHandler((env: Env) => {
  if (!env.CQHTTP_SECRET) {
    throw new Error(
      'CQHTTP_SECRET is not set: copy .dev.vars.example to .dev.vars and fill it in; once deployed, ' +
        'run wrangler secret put CQHTTP_SECRET',
    )
  }
  return createBot(env)
})

/** Holds the sockets of an account; see `durable_objects` in wrangler.jsonc. */
export const Account = worker.Account
export default worker
