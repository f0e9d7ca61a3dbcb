import type { Runtime } from '../handling/runtime.ts'
import type { Delivery } from '../handling/delivery.ts'
import { ApiNotAvailableError } from '../base/errors.ts'
import { check, type Check, checkAll, isFunction } from '../base/check.ts'
import { printable } from '../base/value.ts'
import { Turn } from '../inbox/inbox.ts'
import { toCalls } from '../reply/calls.ts'
import { type ParsedMessage, parseMessage } from './message.ts'
import type { QueueBot } from './queue-bot.ts'
import { delayAfter, isRetryable, reasonOf, type RetryOptions } from './retry.ts'

/** What is to become of a message. */
export type Verdict =
  /** Handled, by this attempt or another one. */
  | { readonly state: 'done' }
  /** To be handed in again after `delay` milliseconds; whether that counts as an attempt. */
  | {
      readonly state: 'retry'
      readonly delay: number
      readonly isCounted: boolean
      readonly reason: string
    }
  /** Never to be handed in again by itself. */
  | { readonly state: 'dead'; readonly reason: string }

/** Hands in a message of a queue. Never rejects. */
export type Attempt = (
  message: string | ParsedMessage | undefined,
  attempts: number,
  runtime?: Runtime,
) => Promise<Verdict>

/** How long to wait for another process that handles the same event, in milliseconds. */
const WAIT = 3_000
/** And how long before it is looked at again. */
const PAUSE = 60_000

/**
 * How long it is known at least that an event was handled, in milliseconds: a queue hands over again
 * what a consumer had not confirmed, after the time that a batch may take, 15 minutes.
 */
const MEMORY = 30 * 60_000

const FAILED = '500 a handler failed'
const DONE: Verdict = { state: 'done' }

export const RETRY_CHECKS: Record<keyof RetryOptions, Check> = {
  maxAttempts: check(
    (value) => Number.isInteger(value) && Number(value) > 0,
    'a whole number from 1',
  ),
  retry: check(isFunction, 'a function of an error'),
}

/**
 * Makes a consumer's step: an event is processed, and all that handlers return is done by actions,
 * once for all of its copies. It waits for what handlers leave to `waitUntil`.
 *
 * An event that failed is free for the next attempt. The rules for dropping have been applied before
 * the event was queued; its age is that of the queue by now.
 *
 * @throws TypeError for a wrong option.
 */
export function createAttempt(bot: QueueBot, options: RetryOptions = {}): Attempt {
  const { maxAttempts, retry } = options
  checkAll({ maxAttempts, retry }, RETRY_CHECKS)
  const most = maxAttempts ?? 8
  const mayRetry = retry ?? isRetryable
  const { logger } = bot.settings()

  function judge(delivery: Delivery, error: unknown, attempts: number): Verdict {
    const reason = reasonOf(error)
    const name = printable(delivery.name)
    let isWorthIt = false
    try {
      isWorthIt = mayRetry(error)
    } catch (failure) {
      logger.error('the function retry failed:', failure)
    }
    if (!isWorthIt || attempts >= most) {
      const why = isWorthIt ? `${reason} (attempt ${attempts} of ${most})` : reason
      logger.error(`${name}: given up, a dead letter: ${why}`)
      return { state: 'dead', reason: why }
    }
    const delay = delayAfter(attempts)
    logger.warn(
      `${name}: attempt ${attempts} of ${most} failed, again in ${delay / 1000} s: ${reason}`,
    )
    return { state: 'retry', delay, isCounted: true, reason }
  }

  async function process(
    { key, event }: ParsedMessage,
    attempts: number,
    runtime: Runtime,
  ): Promise<Verdict> {
    const { processor, inbox } = bot.settings()
    const tasks: Promise<unknown>[] = []
    const delivery = processor.open(event, {
      ...runtime,
      waitUntil: (task) => void tasks.push(task),
    })
    let turn: Turn | undefined
    if (inbox !== undefined) {
      const end = Date.now() + WAIT
      const taken = await inbox.take(key, () => Math.min(end - Date.now(), delivery.timeLeft))
      if (taken === undefined) {
        const reason = 'another process is handling it'
        return { state: 'retry', delay: PAUSE, isCounted: false, reason }
      }
      if (!(taken instanceof Turn)) {
        delivery.reportOutcome('duplicate')
        return DONE
      }
      turn = taken
    }
    let failure: { error: unknown } | undefined
    try {
      const processing = processor.run(delivery)
      turn?.keep(delivery.elapsed)
      const outcome = await processing
      failure = outcome.failure ?? (await carryOutOf(outcome.operation, delivery))
    } catch (error) {
      failure = { error }
      delivery.reportError(error)
    }
    if (failure === undefined) {
      await turn?.finish('204 ', true, Math.max(inbox?.window ?? 0, MEMORY))
    } else {
      // Free again, in one step: the next attempt would else be taken for a copy. No store takes 0.
      const freed = turn?.finish(FAILED, true, 1)
      void inbox?.own.finish(key, FAILED, 0)
      await freed
    }
    delivery.reportOutcome(failure === undefined ? 'handled' : 'failed')
    while (tasks.length > 0) await Promise.allSettled(tasks.splice(0))
    return failure === undefined ? DONE : judge(delivery, failure.error, attempts)
  }

  /** Gives what failed when nothing of it was sent, so that it can be tried again. */
  async function carryOutOf(
    operation: object | undefined,
    delivery: Delivery,
  ): Promise<{ error: unknown } | undefined> {
    if (operation === undefined) return undefined
    const { client, carryOut } = bot.settings()
    const { event } = delivery
    const [first, ...others] = toCalls(operation as Record<string, unknown>, event)
    if (first !== undefined && !client.reaches(event.self_id)) {
      return { error: new ApiNotAvailableError(first[0]) }
    }
    const errors: unknown[] = []
    await carryOut(operation, {
      event,
      reportError(error) {
        errors.push(error)
        delivery.reportError(error)
      },
    })
    const isNothingSent = first !== undefined && errors.length > others.length
    return isNothingSent && errors.every(isRetryable) ? { error: errors[0] } : undefined
  }

  return async (given, attempts, runtime = {}) => {
    const message = typeof given === 'string' ? parseMessage(given) : given
    if (message === undefined) {
      const reason = 'not a message of a queue of @cqhttp/core'
      logger.error(`a dead letter: ${reason}`)
      return { state: 'dead', reason }
    }
    try {
      return await process(message, attempts, runtime)
    } catch (error) {
      // Not of a handler: a fault of ours, or of what the message holds.
      logger.error('a message of the queue could not be handled:', error)
      return { state: 'dead', reason: reasonOf(error) }
    }
  }
}
