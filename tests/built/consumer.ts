// Compiled against the built packages as a user's project does it, with the checks of their types.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { serve, type Server } from '@cqhttp/adapter-node'
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { type BotRouter, CQHttp, message, segment } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'

export const bot = new CQHttp({ secret: 'key' })

bot.onMessage('group', (event) => ({ reply: message`${segment.at(event.user_id)} hi` }))
export const router: BotRouter = bot.router.get('/users/:id', ({ params }) =>
  Response.json(params['id']),
)

export const server: Promise<Server> = serve(bot, { port: 0 })
export const handler = toLambdaHandler(bot)
export default toWorkersHandler(bot)

export const sandbox = createSandbox({ secret: 'key' })
