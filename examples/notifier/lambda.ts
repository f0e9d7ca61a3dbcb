// The bot on AWS Lambda.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'

import { createBot } from './bot.ts'

export const handler = toLambdaHandler(createBot(process.env))
