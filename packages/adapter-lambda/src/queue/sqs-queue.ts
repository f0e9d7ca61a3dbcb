import { check, checkOptions } from '@cqhttp/core/adapter'
import { attachQueue, type EventQueue, type QueueBot, type QueueMessage } from '@cqhttp/core/queue'

import { describe } from '../describe.ts'
import { type Call, createCall, isUrl, sqsChecks, type SqsOptions } from './sqs-client.ts'

/** The settings of {@link sqsQueue}. */
export interface SqsQueueOptions extends SqsOptions {
  /** The URL of the queue; one that ends with `.fifo` keeps the order of each chat. */
  url: string | undefined
}

/** A queue of SQS, for the option `queue` of a handler. */
export interface SqsQueue extends EventQueue {
  /** Puts the queue in front of a bot. */
  attach(bot: object): void
}

/**
 * 1 MiB, since August 2025, less what dead letters add.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
const MAX_BYTES = 1_048_576 - 4_096
/**
 * What XML does not allow, and JSON does not escape; and each half of a character beyond U+FFFF, which
 * imitations of SQS refuse.
 */
const FORBIDDEN = /[\ud800-\udfff\ufffe\uffff]/g

/**
 * Keeps the events of a bot on SQS, for handlers that take up to 15 minutes: an event is answered
 * with 204 as soon as it is on the queue, and handled by a function of {@link toQueueHandler}.
 *
 * ```ts
 * const queue = sqsQueue({ url: process.env.QUEUE_URL })
 * export const handler = toLambdaHandler(bot, { queue })
 * ```
 *
 * @throws TypeError for a wrong option.
 */
export function sqsQueue(options: SqsQueueOptions): SqsQueue {
  const url = check(isUrl, 'the URL of a queue; is its variable set?', describe)
  checkOptions(options, { ...sqsChecks(describe), url }, describe)
  const problem = url(options.url)
  if (options.url === undefined || problem) throw new TypeError(`option url ${problem}`)
  const { url: QueueUrl } = options
  const call = createCall(options)
  const queue: SqsQueue = {
    maxBytes: MAX_BYTES,
    send: (message) => sendTo(call, QueueUrl, message),
    attach: (bot) => attachQueue(bot as QueueBot, queue),
  }
  return queue
}

/** With a FIFO queue, a message of the same key within 5 minutes is one. */
export function sendTo(
  call: Call,
  QueueUrl: string,
  { body, chat, key }: QueueMessage,
): Promise<void> {
  const escaped = body.replaceAll(FORBIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
  return call('SendMessage', {
    QueueUrl,
    MessageBody: escaped,
    ...(QueueUrl.endsWith('.fifo') && {
      MessageGroupId: toGroup(chat),
      MessageDeduplicationId: key,
    }),
  })
}

/** Ids may be any text; chats that become alike share an order, and no more. */
function toGroup(chat: string): string {
  return chat.replaceAll(/[^\w:.-]/g, '_').slice(0, 128) || '_'
}
