// On Node: events wait in a file. `node examples/slow/node.ts`, configured by environment variables.
import { serve } from '@cqhttp/adapter-node'
import { sqliteQueue, sqliteStore } from '@cqhttp/stores/sqlite'

import { createBot } from './bot.ts'

const { env } = process
const file = env['QUEUE_FILE'] ?? 'slow.db'
const secret = env['CQHTTP_SECRET'] || false
const bot = createBot({ ...env, CQHTTP_SECRET: secret }, { inbox: { store: sqliteStore(file) } })
const { url } = await serve(bot, { port: Number(env['PORT'] ?? 8080), queue: sqliteQueue(file) })
console.log(`The slow bot listens on ${url}, and keeps its events in ${file}.`)
