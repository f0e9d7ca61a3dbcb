import { serve } from '@cqhttp/adapter-node'

import { createBot } from './bot.ts'

export async function listen(secret: string): Promise<number> {
  const { port } = await serve(createBot(secret), { port: 0 })
  return port
}
