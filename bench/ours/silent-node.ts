import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'

/** Answers with 204, as a bot with a queue does. */
export async function listen(secret: string): Promise<number> {
  const bot = new CQHttp({ secret })
  bot.onMessage(() => {})
  const { port } = await serve(bot, { port: 0 })
  return port
}
