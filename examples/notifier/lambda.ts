// The bot on AWS Lambda, configured by the function's environment variables; see template.yaml.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'

import { createBot } from './bot.ts'

export const handler = toLambdaHandler(createBot(process.env))
