// The bot on AWS Lambda: template.yaml has the table and the clock.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { memoryStateStore } from '@cqhttp/core/state'
import { dynamodbStore } from '@cqhttp/stores/dynamodb'

import { createBot } from './bot.ts'

const { TABLE: table } = process.env
// Without a table, as on your own machine, conversations and reminders last as long as the process.
const store = table ? dynamodbStore({ table }) : memoryStateStore()

export const handler = toLambdaHandler(createBot(process.env, store))
