// A Worker that takes sockets and has a queue, for tests. What handlers do is told to the API.
import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'
import { cloudflareQueue, type QueueBinding, type QueuedBatch } from '@cqhttp/adapter-workers/queue'
import { CQHttp, NetworkError } from '@cqhttp/core'

interface Env {
  CQHTTP_API_ROOT: string
  CQHTTP_ACCESS_TOKEN: string
  QUEUE_NAME: string
  EVENTS: QueueBinding
}

/** How often each text was handled. */
const attempts = new Map<string, number>()

function createBot(env: Env): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: 'a-secret',
  })
  bot.onMessage(async ({ raw_message: text }) => {
    const count = (attempts.get(text) ?? 0) + 1
    attempts.set(text, count)
    if (text === 'bug') throw new TypeError('a bug')
    if (text === 'later' && count === 1) throw new NetworkError('x', 'not yet', { sent: 'no' })
    return { reply: `${count}: ${text.slice(0, 20)}` }
  })
  return bot
}

const worker = toWorkersHandler(createBot, {
  queue: cloudflareQueue((env: Env) => (env.QUEUE_NAME === 'EVENTS' ? env.EVENTS : undefined), {
    deadLetters: 'DEAD',
  }),
})

export const Account = worker.Account
export default {
  ...worker,
  async queue(batch: QueuedBatch & { queue: string }, env: Env, ctx: ExecutionContext) {
    if (batch.queue === 'events') return worker.queue(batch, env, ctx)
    for (const { body } of batch.messages) console.log(`dead: ${String(body)}`)
    return undefined
  },
}

interface ExecutionContext {
  waitUntil(task: Promise<unknown>): void
}
