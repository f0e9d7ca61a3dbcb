import { CQHttp } from '@cqhttp/core'

import { replyTo } from '../harness/job.ts'

/** The bot that all parts use: production defaults, so the inbox is on. */
export function createBot(secret: string): CQHttp {
  const bot = new CQHttp({ secret })
  bot.onMessage((event) => ({ reply: replyTo(event), at_sender: false }))
  return bot
}
