// The bot on Node. Conversations and reminders are in a file.
import { serve } from '@cqhttp/adapter-node'
import { sqliteStore } from '@cqhttp/stores/sqlite'

import { createBot } from './bot.ts'

const { HOST, PORT, STORE } = process.env
const { url } = await serve(createBot(process.env, sqliteStore(STORE || './manager.db')), {
  hostname: HOST || '127.0.0.1',
  port: Number(PORT || 8080),
})
console.log(`The bot listens on ${url}`)
