// The bot on AWS Lambda, configured by the function's environment variables; see template.yaml.
import { toLambdaHandler, toStreamingLambdaHandler } from '@cqhttp/adapter-lambda'

import { createBot } from './bot.ts'

const bot = createBot(process.env)

/** Buffered, for any front: API Gateway, a Function URL, a load balancer. */
export const handler = toLambdaHandler(bot)

/** For a Function URL with response streaming: responds at once, and background work goes on. */
export const streamingHandler = toStreamingLambdaHandler(bot)
