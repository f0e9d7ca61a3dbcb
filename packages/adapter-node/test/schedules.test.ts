import { CQHttp } from '@cqhttp/core'
import { schedule } from '@cqhttp/core/schedule'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { gate } from './connection.ts'
import { run } from './running.ts'

const NOON = Date.parse('2026-11-30T12:00:00Z')
const createBot = (): CQHttp => new CQHttp({ secret: false, logger: false })

// Time passes as ever, from half a second before noon.
beforeEach(() => {
  vi.useFakeTimers({
    now: NOON - 500,
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
  })
  onTestFinished(() => void vi.useRealTimers())
})

test('runs schedules, those that are added later too, and waits for them when it closes', async () => {
  const bot = createBot()
  const steps: string[] = []
  const [started, end] = [gate(), gate()]
  schedule(bot, '0 20 * * *', ({ time }) => steps.push(time.toISOString()), {
    timeZone: 'Asia/Shanghai',
  })
  const server = await run(bot)
  schedule(bot, '0 12 * * *', async (_tick, { waitUntil }) => {
    started.open()
    waitUntil(end.opened.then(() => steps.push('task')))
    await end.opened
    steps.push('end')
  })
  await started.opened
  const closed = server.close().then(() => steps.push('closed'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(steps).toEqual(['2026-11-30T12:00:00.000Z'])
  end.open()
  await closed
  expect(steps.slice(1).toSorted()).toEqual(['closed', 'end', 'task'])
  expect(steps.at(-1)).toBe('closed')
})

test('starts no schedule after it is closed', async () => {
  const bot = createBot()
  const handler = vi.fn<() => void>()
  schedule(bot, '* * * * *', handler)
  const server = await run(bot)
  await server.close()
  schedule(bot, '* * * * *', handler, { name: 'later' })
  await vi.advanceTimersByTimeAsync(300_000)
  expect(handler).not.toHaveBeenCalled()
})

test('cuts a schedule off that does not end', async () => {
  const bot = createBot()
  const started = gate()
  schedule(bot, '* * * * *', () => {
    started.open()
    return new Promise(() => {})
  })
  const server = await run(bot, { closeTimeout: 100 })
  await started.opened
  await server.close()
  expect(server.errors).toHaveBeenCalledWith(
    expect.stringMatching(/\d task\(s\) were cut off|cut off/),
  )
})

test('an error of a schedule goes to onError, and the next tick comes', async () => {
  const bot = createBot()
  const errors: unknown[] = []
  bot.onError((error) => void errors.push(error))
  schedule(bot, '* * * * *', ({ time }) => {
    throw new Error(time.toISOString())
  })
  await run(bot)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(errors.map(String)).toEqual([
    'Error: 2026-11-30T12:00:00.000Z',
    'Error: 2026-11-30T12:01:00.000Z',
  ])
})
