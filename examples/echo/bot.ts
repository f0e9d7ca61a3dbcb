// The bot. All runtimes share this file.
import { CQHttp } from '@cqhttp/core'

export interface Env {
  CQHTTP_API_ROOT?: string | undefined
  CQHTTP_ACCESS_TOKEN?: string | undefined
  CQHTTP_SECRET?: string | false | undefined
}

export function createBot(env: Env): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: env.CQHTTP_SECRET,
  })

  bot.onMessage(async (event) => {
    await bot.send(event, '你好呀，下面一条是你刚刚发的：')
    return { reply: event.message, at_sender: false }
  })

  bot.onNotice('group_increase', async (event) => {
    await bot.send(event, '欢迎新人～', { auto_escape: true })
  })

  bot.onRequest('group', 'friend', () => ({ approve: true }))

  return bot
}
