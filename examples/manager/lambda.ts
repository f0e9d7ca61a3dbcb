// The bot on AWS Lambda: `handler` for events, and `tick` for a schedule of one minute.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { dynamodbStore } from '@cqhttp/stores/dynamodb'

import { createManager } from './bot.ts'

const manager = createManager(process.env, dynamodbStore({ table: process.env['TABLE'] }))

export const handler = toLambdaHandler(manager.bot)
export const tick = manager.tick
