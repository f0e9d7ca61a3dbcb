import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { CQHttp } from '@cqhttp/core'

const bot = new CQHttp({ secret: 'key' })
bot.onMessage((event) => ({ reply: event.message }))

export default toWorkersHandler(bot)
