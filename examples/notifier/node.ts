// The bot on Node.
import { serve } from '@cqhttp/adapter-node'

import { createBot } from './bot.ts'

const { HOST, PORT } = process.env
const { url } = await serve(createBot(process.env), {
  hostname: HOST || '127.0.0.1',
  port: Number(PORT || 8080),
})
console.log(`The bot listens on ${url}`)
