import { createBot } from '../bot.ts'

export default createBot(process.env)
