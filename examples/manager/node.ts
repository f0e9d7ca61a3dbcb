// The bot on Node: `node node.ts`, configured by environment variables.
import { serve } from '@cqhttp/adapter-node'
import { sqliteStore } from '@cqhttp/stores/sqlite'

import { createBot } from './bot.ts'

const { env } = process
const bot = createBot(env, sqliteStore(env['STORE'] ?? './manager.db'))
const { url } = await serve(bot, { port: Number(env['PORT'] ?? 8080) })
console.log(`The manager listens on ${url}`)
