// On Cloudflare Workers: events wait on the queue of wrangler.jsonc.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { cloudflareQueue } from '@cqhttp/adapter-workers/queue'

import { createBot, type Env } from './bot.ts'

export default toWorkersHandler((env: Env) => createBot(env), {
  queue: cloudflareQueue('EVENTS', { deadLetters: 'DEAD_EVENTS' }),
})
