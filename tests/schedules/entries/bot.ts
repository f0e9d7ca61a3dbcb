import { CQHttp, type InboxStore } from '@cqhttp/core'
import { schedule } from '@cqhttp/core/schedule'

/** A bot with a schedule at 8:00 in Shanghai, and one for each minute; it tells what it runs. */
export function createBot(tell: (line: string) => unknown, store?: InboxStore): CQHttp {
  const bot = new CQHttp({ secret: false, inbox: { store } })
  const zone = { timeZone: 'Asia/Shanghai' }
  schedule(
    bot,
    '0 8 * * *',
    async ({ name, time }, { waitUntil }) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      await tell(`${name} ${time.toISOString()}`)
      waitUntil(Promise.resolve().then(() => tell(`${name} task`)))
    },
    { name: 'morning', ...zone },
  )
  schedule(bot, '* 9-20 * * *', ({ name }) => tell(name), { name: 'daytime', ...zone })
  schedule(
    bot,
    '0 7 * * *',
    () => {
      throw new Error('no news today')
    },
    { name: 'news', ...zone },
  )
  return bot
}
