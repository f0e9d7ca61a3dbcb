import { check, type Check, checkOptions } from '@cqhttp/core/adapter'
import {
  type Attempt,
  attachQueue,
  createAttempt,
  deliverBatch,
  formatDeadLetter,
  type QueueBot,
  type RetryOptions,
  type Verdict,
} from '@cqhttp/core/queue'

import type { QueueBinding, QueuedMessage, WorkersQueue } from './workers-queue.ts'

/** The name of a binding, or a function that gives the queue. */
export type QueueSource = string | ((env: never) => QueueBinding | undefined)

/** The settings of {@link cloudflareQueue}. */
export interface CloudflareQueueOptions extends RetryOptions {
  /**
   * Where events go that could not be handled, with the reason: the binding of another queue. Without
   * it they are logged, and gone.
   */
  deadLetters?: QueueSource | undefined
  /** How many chats of a batch are served at the same time; default 10. */
  concurrency?: number | undefined
}

/**
 * 128 000 bytes, less about 100 of Cloudflare's and what dead letters add.
 *
 * @see https://developers.cloudflare.com/queues/platform/limits/
 */
const MAX_BYTES = 124_000
/** How long a consumer may take for a batch, in milliseconds. */
const TIME_LIMIT = 15 * 60_000
/** After how long a batch is handed over again when there is no bot to handle it, in seconds. */
const PAUSE = 30

const source = check(
  (value) => typeof value === 'function' || (typeof value === 'string' && value !== ''),
  "the name of a binding such as 'EVENTS', or a function of the bindings",
)

const CHECKS: Record<string, Check> = {
  queue: source,
  deadLetters: source,
  concurrency: check(
    (value) => Number.isInteger(value) && Number(value) > 0,
    'a whole number from 1',
  ),
}

/**
 * Keeps the events of a bot on Cloudflare Queues, for handlers that take up to 15 minutes: an event is
 * answered with 204 as soon as it is on the queue, and handled by the `queue` of the Worker.
 *
 * ```ts
 * export default toWorkersHandler(createBot, {
 *   queue: cloudflareQueue('EVENTS', { deadLetters: 'DEAD_EVENTS' }),
 * })
 * ```
 *
 * Cloudflare Queues have no order. Events of a chat that come in one batch are handled in turn.
 *
 * @param queue The binding to a queue whose consumer is the same Worker.
 * @throws TypeError for a wrong option.
 * @see https://developers.cloudflare.com/queues/
 */
export function cloudflareQueue(
  queue: QueueSource,
  options: CloudflareQueueOptions = {},
): WorkersQueue {
  const { deadLetters, concurrency = 10, ...retryOptions } = options
  checkOptions({ queue, deadLetters, concurrency }, CHECKS)

  const attempts = new WeakMap<object, Attempt>()

  function attemptOf(bot: object): Attempt {
    let attempt = attempts.get(bot)
    if (attempt === undefined)
      attempts.set(bot, (attempt = createAttempt(checkBot(bot), retryOptions)))
    return attempt
  }

  return {
    attach(bot, env) {
      attachQueue(checkBot(bot), {
        maxBytes: MAX_BYTES,
        send: ({ body }) => send(env, queue, body),
      })
    },
    handler: (start) => ({
      async queue({ messages }, env, ctx) {
        const bot = await start(env, ctx)
        if (bot === undefined) {
          for (const message of messages) message.retry({ delaySeconds: PAUSE })
          return
        }
        await deliverBatch(messages, {
          attempt: attemptOf(bot),
          concurrency,
          isFifo: false,
          deadline: Date.now() + TIME_LIMIT,
          platform: () => ({ env, ctx }),
          settle: (message, verdict) => settle(message, verdict, bot, env),
        })
      },
    }),
  }

  async function settle(
    message: QueuedMessage,
    verdict: Verdict | 'unstarted',
    bot: object,
    env: unknown,
  ): Promise<void> {
    if (verdict === 'unstarted') return message.retry()
    if (verdict.state === 'retry') {
      return message.retry({ delaySeconds: Math.ceil(verdict.delay / 1000) })
    }
    if (verdict.state === 'dead' && deadLetters !== undefined) {
      try {
        const letter = formatDeadLetter(message.body, verdict.reason, message.attempts)
        await send(env, deadLetters, letter)
      } catch (error) {
        const { logger } = checkBot(bot).settings()
        logger.error('a dead letter could not be kept, so its event is tried again:', error)
        return message.retry({ delaySeconds: PAUSE })
      }
    }
    message.ack()
  }
}

/** @throws TypeError for another endpoint. */
function checkBot(bot: object): QueueBot {
  if (typeof (bot as Partial<QueueBot>).settings === 'function') return bot as QueueBot
  throw new TypeError('only a bot of @cqhttp/core takes a queue')
}

/** @throws TypeError with what to add to the configuration. */
async function send(env: unknown, from: QueueSource, body: string): Promise<void> {
  const queue: Partial<QueueBinding> | undefined =
    typeof from === 'string'
      ? (env as Record<string, QueueBinding | undefined>)[from]
      : from(env as never)
  if (typeof queue?.send !== 'function') {
    const name = typeof from === 'string' ? from : 'EVENTS'
    throw new TypeError(
      `the binding ${name} to a queue is missing: run wrangler queues create events, and add to ` +
        `wrangler.jsonc "queues": { "producers": [{ "binding": "${name}", "queue": "events" }], ` +
        '"consumers": [{ "queue": "events" }] }',
    )
  }
  await queue.send(body, { contentType: 'text' })
}
