import { check, checkOptions } from '@cqhttp/core/adapter'
import {
  createAttempt,
  deliverBatch,
  formatDeadLetter,
  parseMessage,
  type QueueBot,
  type RetryOptions,
  type Verdict,
} from '@cqhttp/core/queue'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

import { deadlineOf } from '../invocation.ts'
import { describe } from '../describe.ts'
import { createCall, endpointOf, isUrl, sqsChecks, type SqsOptions } from './sqs-client.ts'
import { sendTo } from './sqs-queue.ts'

/** The settings of {@link toQueueHandler}. */
export interface QueueHandlerOptions extends SqsOptions, RetryOptions {
  /**
   * Where events go that could not be handled, with the reason: the URL of another queue. Without it
   * they are logged, and gone.
   */
  deadLetters?: string | undefined
  /** How many chats of a batch are served at the same time; default 10. */
  concurrency?: number | undefined
}

/**
 * A function for the Lambda runtime, with a queue as its event source.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>

/** What a function needs to give back its result, in milliseconds. */
const RESERVE = 500

/**
 * Makes a bot the consumer of its queue of SQS: handles the events of a batch, and does all that
 * handlers return by actions.
 *
 * ```ts
 * export const consumer = toQueueHandler(bot, { deadLetters: process.env.DEAD_LETTERS_URL })
 * ```
 *
 * The event source must have `FunctionResponseTypes: [ReportBatchItemFailures]`, or what failed is
 * lost. What failed and may be tried again, and what no time was left for, is handed back; in a FIFO
 * queue with all that is behind it in its chat.
 *
 * @throws TypeError for a wrong option, or anything that is no bot.
 */
export function toQueueHandler(bot: QueueBot, options: QueueHandlerOptions = {}): QueueHandler {
  if (typeof bot?.settings !== 'function') {
    throw new TypeError(`only a bot of @cqhttp/core handles a queue, but it is ${describe(bot)}`)
  }
  const { deadLetters, concurrency, region, credentials, endpoint, ...retryOptions } = options
  const reach = { region, credentials, endpoint }
  checkOptions(
    { ...reach, deadLetters, concurrency },
    {
      ...sqsChecks(describe),
      deadLetters: check(isUrl, 'the URL of a queue', describe),
      concurrency: check(
        (value) => Number.isInteger(value) && Number(value) > 0,
        'a whole number from 1',
        describe,
      ),
    },
    describe,
  )
  const attempt = createAttempt(bot, retryOptions)
  const { logger } = bot.settings()
  const call = createCall(reach)

  /** Otherwise it would be handed over again when its visibility timeout is over, which is long. */
  async function postpone(
    { eventSourceARN, receiptHandle }: SQSRecord,
    delay: number,
  ): Promise<void> {
    try {
      await call('ChangeMessageVisibility', {
        QueueUrl: urlOf(eventSourceARN, endpointOf(reach)),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.ceil(delay / 1000),
      })
    } catch (error) {
      logger.error('an event is tried again only when its visibility timeout is over:', error)
    }
  }

  async function bury({ body }: SQSRecord, reason: string, attempts: number): Promise<boolean> {
    if (deadLetters === undefined) return true
    try {
      const letter = formatDeadLetter(body, reason, attempts)
      // Of its chat: once put back, it holds up no other. Not its own key: the letter must be kept, also
      // where it was put back before.
      const chat = parseMessage(body)?.chat ?? ''
      await sendTo(call, deadLetters, { body: letter, chat, key: crypto.randomUUID() })
      return true
    } catch (error) {
      logger.error('a dead letter could not be kept, so its event is tried again:', error)
      return false
    }
  }

  return async (event, context) => {
    const records: unknown = event?.Records
    if (!Array.isArray(records) || records.some((record) => !isMessage(record))) {
      throw new TypeError('the event is no batch of SQS; make a queue the event source')
    }
    const failures: SQSBatchResponse['batchItemFailures'] = []
    const items = (records as SQSRecord[]).map((record) => ({
      body: record.body,
      attempts: Number(record.attributes?.ApproximateReceiveCount) || 1,
      record,
    }))
    type Item = (typeof items)[number]
    const deadline = deadlineOf(context)
    let late = 0

    /** Whether it is handed back. */
    async function isFailure(item: Item, verdict: Verdict | 'unstarted'): Promise<boolean> {
      const { record, attempts } = item
      if (verdict === 'unstarted') {
        // A function that is cut off has handled nothing of its batch, as Lambda sees it.
        if ((deadline ?? Infinity) - Date.now() > RESERVE) await postpone(record, 0)
        else late++
      } else if (verdict.state === 'done') return false
      else if (verdict.state === 'dead') return !(await bury(record, verdict.reason, attempts))
      else await postpone(record, verdict.delay)
      return true
    }

    await deliverBatch(items, {
      attempt,
      concurrency: concurrency ?? 10,
      isFifo: items.some(({ record }) => record.eventSourceARN?.endsWith('.fifo')),
      deadline,
      platform: ({ record }) => ({ event: record, context }),
      async settle(item, verdict) {
        if (!(await isFailure(item, verdict))) return
        failures.push({ itemIdentifier: item.record.messageId })
      },
    })
    if (late > 0) {
      logger.warn(`no time was left for ${late} event(s), which come later: make BatchSize smaller`)
    }
    return { batchItemFailures: failures }
  }
}

function isMessage(record: unknown): boolean {
  const { eventSource, messageId } = (record ?? {}) as Partial<SQSRecord>
  return eventSource === 'aws:sqs' && typeof messageId === 'string'
}

/** As in `arn:aws:sqs:eu-west-1:123456789012:events.fifo`. */
function urlOf(arn: string, endpoint: string | undefined): string {
  const [, partition, , region, account, name] = arn.split(':')
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  const origin = endpoint ? new URL(endpoint).origin : `https://sqs.${region}.${domain}`
  return `${origin}/${account}/${name}`
}
