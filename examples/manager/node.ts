// The bot on Node: `node node.ts`, configured by environment variables.
import { serve } from '@cqhttp/adapter-node'
import { sqliteStore } from '@cqhttp/stores/sqlite'

import { createManager } from './bot.ts'

const { env } = process
const { bot, tick } = createManager(env, sqliteStore(env['STORE'] ?? './manager.db'))
const { url } = await serve(bot, { port: Number(env['PORT'] ?? 8080) })
setInterval(() => void tick().catch(console.error), Number(env['TICK'] ?? 30_000)).unref()
console.log(`The manager listens on ${url}`)
