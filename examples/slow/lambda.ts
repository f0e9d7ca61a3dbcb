// On AWS Lambda: events wait on the queue of template.yaml.
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { sqsQueue, toQueueHandler } from '@cqhttp/adapter-lambda/queue'
import { dynamodbStore } from '@cqhttp/stores/dynamodb'

import { createBot } from './bot.ts'

const { env } = process
const store = env['TABLE'] ? dynamodbStore({ table: env['TABLE'] }) : undefined
const bot = createBot(env, { inbox: { store } })

/** Puts events on the queue, behind a Function URL or an HTTP API. */
export const handler = toLambdaHandler(bot, { queue: sqsQueue({ url: env['QUEUE_URL'] }) })

/** Handles what is on the queue. */
export const consumer = toQueueHandler(bot, { deadLetters: env['DEAD_LETTERS_URL'] })
