// The bot on Bun.
import { createBot } from './bot.ts'

const { HOST, PORT } = process.env
const { fetch } = createBot(process.env)

export default { hostname: HOST || '127.0.0.1', port: Number(PORT || 8080), fetch }
