import { expect, onTestFinished, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { formatMessage, type PullQueue, type QueueJob, runQueue } from '../../src/queue.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

/** A queue with one message, which fails as often as it is told. */
function createQueue({ failures = 0, attempts = 1, settling = 0 } = {}) {
  const log: string[] = []
  let isThere = true
  const settle = async (what: string): Promise<void> => {
    if (settling-- > 0) throw new Error('locked')
    log.push(what)
  }
  const job: QueueJob = {
    body: formatMessage('a'.repeat(40), privateMessage).body,
    attempts,
    renew: () => {},
    done: () => settle('done'),
    retry: (delay, isCounted) => settle(`retry ${delay} ${isCounted}`),
    bury: (reason) => settle(`bury ${reason}`),
  }
  const queue: PullQueue = {
    maxBytes: 1000,
    send: () => {},
    async take() {
      if (failures-- > 0) throw new Error('disk I/O error')
      if (!isThere) return undefined
      isThere = false
      return job
    },
  }
  return { queue, log }
}

function start(queue: PullQueue, handler: () => unknown = () => {}) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger })
  bot.onMessage(() => void handler())
  const runner = runQueue(bot, queue, { pollInterval: 10 })
  onTestFinished(() => runner.close())
  const lines = (level: string): string[] =>
    logger.lines.filter(([own]) => own === level).map(([, text]) => String(text))
  return { runner, lines }
}

test('a queue that fails is asked again, with one line for it and one when it is back', async () => {
  const { queue, log } = createQueue({ failures: 2 })
  const { lines } = start(queue)
  await expect.poll(() => log, { timeout: 10_000 }).toEqual(['done'])
  expect(lines('error')).toEqual(['the queue could not be read, and is tried again:'])
  await expect.poll(() => lines('warn')).toEqual(['the queue can be read again'])
})

test('what made the process end too often is a dead letter, and no handler runs', async () => {
  const { queue, log } = createQueue({ attempts: 9 })
  let count = 0
  start(queue, () => count++)
  await expect.poll(() => log).toEqual(['bury the process ended while it handled this, 8 times'])
  expect(count).toBe(0)
})

test('a queue that does not take back what was handled is an error in the log', async () => {
  const { queue } = createQueue({ settling: 1 })
  const { lines } = start(queue)
  await expect.poll(() => lines('error')).toEqual(['the queue did not take back what was handled:'])
})

test('what is taken while the runner is closed is put back', async () => {
  const { queue, log } = createQueue()
  const { runner } = start(queue)
  await runner.close()
  await expect.poll(() => log).toEqual(['retry 0 false'])
})

test.each([
  [{ concurrency: 1.5 }, 'option concurrency must be a whole number from 1, but it is 1.5'],
  [{ lease: 1 }, 'unknown option lease; known: maxAttempts, retry, concurrency, pollI'],
])('refuses %o', (options, message) => {
  const { queue } = createQueue()
  const bot = new CQHttp({ secret: false, logger: false })
  expect(() => runQueue(bot, queue, options as never)).toThrow(message)
  expect(() => runQueue(bot, { maxBytes: 1, send() {} } as never)).toThrow('the method take')
})
