import { toLambdaHandler, toStreamingLambdaHandler } from '@cqhttp/adapter-lambda'

import { createBot } from '../bot.ts'

const bot = createBot(process.env)

export const handler = toLambdaHandler(bot)
export const streamingHandler = toStreamingLambdaHandler(bot)
