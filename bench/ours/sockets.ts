import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'

import { replyTo } from '../harness/job.ts'

export async function listen(secret: string): Promise<number> {
  const bot = new CQHttp({ secret, accessToken: secret })
  bot.onMessage((event) => ({ reply: replyTo(event), at_sender: false }))
  const { port } = await serve(bot, { port: 0 })
  return port
}
