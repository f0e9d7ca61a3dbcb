// The bot on Node: `node examples/llm/node.ts`, configured by environment variables.
import { serve } from '@cqhttp/adapter-node'

import { createBot } from './bot.ts'

const { HOST: hostname = '127.0.0.1', PORT = '8080' } = process.env
const { url } = await serve(await createBot(process.env), { hostname, port: Number(PORT) })
console.log(`The LLM bot listens on ${url}; over WebSocket at ${url.replace('http', 'ws')}ws`)
