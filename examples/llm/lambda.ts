// The bot on AWS Lambda, configured by the function's environment variables; see template.yaml.
import { toLambdaHandler, toStreamingLambdaHandler } from '@cqhttp/adapter-lambda'

import { createBot } from './bot.ts'

const bot = await createBot(process.env)

/** For any front; it responds when the answer of the model has been sent. */
export const handler = toLambdaHandler(bot)

/** For a Function URL with response streaming: it responds at once, and the bot goes on. */
export const streamingHandler = toStreamingLambdaHandler(bot)
