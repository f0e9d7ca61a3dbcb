// The bot on AWS Lambda: `handler` for events, and `tick` for a schedule of one minute.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { dynamodbStore } from '@cqhttp/stores/dynamodb'

import { createManager } from './bot.ts'

const { TABLE = 'bots', DYNAMODB_ENDPOINT: endpoint } = process.env
const manager = createManager(process.env, dynamodbStore({ table: TABLE, endpoint }))

export const handler = toLambdaHandler(manager.bot)
export const tick = manager.tick
