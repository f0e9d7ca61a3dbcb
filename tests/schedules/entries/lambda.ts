import { toLambdaHandler, toStreamingLambdaHandler } from '@cqhttp/adapter-lambda'
import { CQHttp } from '@cqhttp/core'

import { createBot } from './bot.ts'

const bot = createBot((line) => console.log(`told: ${line}`))

export const handler = toLambdaHandler(bot)
export const streamingHandler = toStreamingLambdaHandler(bot)
export const without = toLambdaHandler(new CQHttp({ secret: false }))
