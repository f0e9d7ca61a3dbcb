// A Worker with a queue and a store in Durable Objects, for tests.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace, StoreObject } from '@cqhttp/adapter-workers/durable'
import { cloudflareQueue } from '@cqhttp/adapter-workers/queue'
import { CQHttp, NetworkError } from '@cqhttp/core'

export { StoreObject }

interface Env {
  CQHTTP_API_ROOT: string
  CQHTTP_ACCESS_TOKEN: string
  STORE: ObjectNamespace
}

/** What was begun in this isolate. */
const begun = new Set<string>()

function createBot(env: Env): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: 'a-secret',
    inbox: { store: durableStore(env.STORE, { shards: 2 }) },
  })
  bot.onMessage(async ({ raw_message: text }) => {
    const isFirst = !begun.has(text)
    begun.add(text)
    // Long enough for the copies to come meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 30))
    if (isFirst && text.startsWith('later')) {
      throw new NetworkError('send_msg', 'not yet', { sent: 'no' })
    }
    return { reply: text }
  })
  return bot
}

export default toWorkersHandler(createBot, { queue: cloudflareQueue('EVENTS') })
