import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'
import { CQHttp } from '@cqhttp/core'
import { schedule } from '@cqhttp/core/schedule'

const worker = toWorkersHandler(() => {
  const bot = new CQHttp({ secret: false, accessToken: 'token' })
  schedule(bot, '0 8 * * *', () => bot.callAction('good_morning', {}, { selfId: 10001000 }))
  return bot
})

export const Account = worker.Account
export default worker
