// The bot on AWS Lambda: template.yaml has the table and the clock.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { dynamodbStore } from '@cqhttp/stores/dynamodb'

import { createBot } from './bot.ts'

const store = dynamodbStore({ table: process.env['TABLE'] })

export const handler = toLambdaHandler(createBot(process.env, store))
