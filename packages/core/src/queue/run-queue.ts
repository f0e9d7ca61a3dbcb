import { check, type Check, checkAll, hasMethods } from '../base/check.ts'
import { setBackgroundInterval } from '../base/timers.ts'
import { attachQueue } from './attach.ts'
import { createAttempt, RETRY_CHECKS, type Verdict } from './attempt.ts'
import type { PullQueue, QueueJob } from './event-queue.ts'
import type { QueueBot } from './queue-bot.ts'
import type { RetryOptions } from './retry.ts'

/** How a process consumes a queue. */
export interface RunQueueOptions extends RetryOptions {
  /** How many events are handled at the same time, each of another chat; default 16. */
  concurrency?: number | undefined
  /**
   * How often the queue is asked for what other processes have put there, in milliseconds; default
   * 500. What this process puts there is seen at once.
   */
  pollInterval?: number | undefined
}

/** A consumer that is running. */
export interface QueueRunner {
  /** Takes no more events, and resolves when those under way are handled. */
  close(): Promise<void>
}

/** How long a message is taken for, in milliseconds: what died is free again after it. */
const LEASE = 10_000
/** How long to wait after a failure of the queue, in milliseconds. */
const PAUSE = 2_000

const positive = check(
  (value) => Number.isInteger(value) && Number(value) > 0,
  'a whole number from 1',
)

const CHECKS: Record<keyof RunQueueOptions, Check> = {
  ...RETRY_CHECKS,
  concurrency: positive,
  pollInterval: positive,
}

/**
 * Puts a queue in front of a bot, and handles in this process what is on it, by this and other
 * processes.
 *
 * ```ts
 * const runner = runQueue(bot, sqliteQueue('./bot.db'))
 * ```
 *
 * @throws TypeError for a wrong option, or anything that is no queue.
 */
export function runQueue(
  bot: QueueBot,
  queue: PullQueue,
  options: RunQueueOptions = {},
): QueueRunner {
  checkAll(options, CHECKS)
  if (!hasMethods(queue, 'take')) throw new TypeError('a queue must have the method take')
  const { concurrency = 16, pollInterval = 500, maxAttempts = 8, retry } = options
  const attempt = createAttempt(bot, { maxAttempts, retry })
  const { logger } = bot.settings()
  const underWay = new Set<Promise<void>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosing = false
  let isTaking = false
  let isWoken = false
  let hasFailed = false
  attachQueue(bot, queue, wake)

  /** Asks the queue, at once or as soon as it has answered. */
  function wake(): void {
    if (isClosing) return
    isWoken = true
    if (!isTaking) void pump()
  }

  async function pump(): Promise<void> {
    isTaking = true
    clearTimeout(timer)
    let delay = pollInterval
    try {
      while (!isClosing && underWay.size < concurrency) {
        isWoken = false
        const job = await queue.take(LEASE)
        if (job === undefined) {
          if (isWoken) continue
          break
        }
        // Closed while the queue was asked.
        if (isClosing) await job.retry(0, false)
        else start(job)
      }
      if (hasFailed) logger.warn('the queue can be read again')
      hasFailed = false
    } catch (error) {
      if (!hasFailed) logger.error('the queue could not be read, and is tried again:', error)
      hasFailed = true
      delay = PAUSE
    }
    isTaking = false
    if (!isClosing) timer = setTimeout(() => void pump(), delay)
  }

  function start(job: QueueJob): void {
    const task = run(job).then(() => {
      underWay.delete(task)
      wake()
    })
    underWay.add(task)
  }

  async function run(job: QueueJob): Promise<void> {
    const renew = async (): Promise<void> => {
      try {
        await job.renew(LEASE)
      } catch (error) {
        logger.error('the queue did not renew what is being handled:', error)
      }
    }
    const stopRenewal = setBackgroundInterval(() => void renew(), LEASE / 3)
    const verdict = await judge(job)
    stopRenewal()
    try {
      await settle(job, verdict)
    } catch (error) {
      // Its lease ends, and it is taken again: the inbox knows whether it was handled.
      logger.error('the queue did not take back what was handled:', error)
    }
  }

  async function judge({ body, attempts }: QueueJob): Promise<Verdict> {
    if (attempts <= maxAttempts) return attempt(body, attempts)
    const reason = `the process ended while it handled this, ${attempts - 1} times`
    logger.error(`a dead letter: ${reason}`)
    return { state: 'dead', reason }
  }

  async function settle(job: QueueJob, verdict: Verdict): Promise<void> {
    if (verdict.state === 'done') await job.done()
    else if (verdict.state === 'dead') await job.bury(verdict.reason)
    else await job.retry(verdict.delay, verdict.isCounted)
  }

  wake()
  return {
    async close() {
      isClosing = true
      clearTimeout(timer)
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
