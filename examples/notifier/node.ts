// The bot on Node: `node node.ts`, configured by environment variables.
import { serve } from '@cqhttp/adapter-node'

import { createBot } from './bot.ts'

const { url } = await serve(createBot(process.env), { port: Number(process.env['PORT'] ?? 8080) })
console.log(`The notifier listens on ${url}`)
