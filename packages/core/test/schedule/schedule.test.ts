import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import { CQHttp } from '../../src/cqhttp.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { InboxStore } from '../../src/inbox/store.ts'
import { runSchedule, schedule, startSchedules } from '../../src/schedule.ts'
import { boardOf } from '../../src/schedule/board.ts'
import { createLog } from '../support/logger.ts'

const DAILY = '0 8 * * *'
const NOON = Date.parse('2026-11-30T12:00:00Z')

function createBot(store?: InboxStore) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, inbox: { store } })
  const warnings = (): string[] =>
    logger.lines.filter(([level]) => level === 'warn').map(([, line]) => String(line))
  return { bot, logger, warnings }
}

const tick = (bot: CQHttp, time: number, cron?: string) =>
  boardOf(bot)?.tick?.({ time, cron }, {}) ?? Promise.reject(new Error('no schedules'))

describe('at its registration it refuses', () => {
  const { bot } = createBot()
  schedule(bot, DAILY, () => {})
  schedule(bot, DAILY, () => {}, { name: 'morning' })

  test.each([
    ['the same without a name', {}, /a schedule "0 8 \* \* \* UTC" already: give each a name/],
    ['the same name', { name: 'morning', timeZone: 'Asia/Shanghai' }, /"morning" already/],
    ['an empty name', { name: '' }, /option name must be a text of 1 to 100 characters/],
    ['a name with a dot', { name: 'a.b' }, /option name must be/],
    ['a name with a line break', { name: 'a\nb' }, /option name must be/],
    ['a long name', { name: 'x'.repeat(101) }, /option name must be/],
    ['a time zone that there is not', { timeZone: 'Asia/Beijing' }, /timeZone "Asia\/Beijing"/],
    ['an unknown option', { timezone: 'UTC' }, /unknown option timezone; known: timeZone/],
    ['a wrong overlap', { overlap: 'no' }, /option overlap must be true or false/],
  ])('%s', (_what, options, message) => {
    expect(() => schedule(bot, DAILY, () => {}, options as object)).toThrow(message)
    expect(boardOf(bot)?.schedules.size).toBe(2)
  })

  test('a handler that is none, and a bot that is none', () => {
    expect(() => schedule(bot, '0 9 * * *', undefined as unknown as () => void)).toThrow(
      /handler of a schedule must be a function: it is undefined/,
    )
    const app = { fetch: () => new Response() }
    for (const none of [app, undefined, null, 'bot']) {
      expect(() => schedule(none as unknown as CQHttp, DAILY, () => {})).toThrow(/needs a bot/)
    }
  })
})

describe('run by hand', () => {
  test('it gets its name and time, the bot, and what handlers of events get', async () => {
    const { bot } = createBot()
    const seen: unknown[] = []
    const platform = { a: 1 }
    schedule(
      bot,
      DAILY,
      ({ name, time }, context) => {
        seen.push(name, time, context.bot === bot, context.platform, context.signal.aborted)
        context.waitUntil(Promise.resolve().then(() => seen.push('task')))
      },
      { name: '早报', timeZone: 'Asia/Shanghai' },
    )
    const time = new Date('2026-11-30T00:00:00Z')
    await runSchedule(bot, '早报', { time, runtime: { platform } })
    expect(seen).toEqual(['早报', time, true, platform, false, 'task'])
  })

  test('it runs each time, and for nobody else', async () => {
    const store = memoryStore()
    const { bot } = createBot(store)
    const handler = vi.fn<() => void>()
    schedule(bot, DAILY, handler, { name: 'morning' })
    const time = new Date(NOON)
    await runSchedule(bot, 'morning', { time })
    await runSchedule(bot, 'morning', { time })
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('it rejects with what the handler throws, which goes to onError too', async () => {
    const { bot } = createBot()
    const errors: unknown[] = []
    bot.onError((error, event) => void errors.push(error, Reflect.get(event, 'schedule_type')))
    const error = new Error('no news')
    schedule(bot, DAILY, () => Promise.reject(error), { name: 'news' })
    await expect(runSchedule(bot, 'news')).rejects.toBe(error)
    expect(errors).toEqual([error, 'news'])
  })

  test('a name that there is not is refused with those that there are', async () => {
    const { bot } = createBot()
    await expect(runSchedule(bot, 'x')).rejects.toThrow('no schedule "x"; there are: none')
    schedule(bot, DAILY, () => {}, { name: 'morning' })
    await expect(runSchedule(bot, 'x')).rejects.toThrow('there are: "morning"')
  })

  test('one that has ended is not there', async () => {
    const { bot } = createBot()
    const end = schedule(bot, DAILY, () => {}, { name: 'morning' })
    end()
    await expect(runSchedule(bot, 'morning')).rejects.toThrow('there are: none')
    expect(schedule(bot, DAILY, () => {}, { name: 'morning' })).toBeTypeOf('function')
  })
})

test('what comes from outside runs no schedule', async () => {
  const { bot } = createBot()
  const handler = vi.fn<() => void>()
  schedule(bot, DAILY, handler, { name: 'morning' })
  const event = { time: 1, self_id: 0, post_type: 'schedule', schedule_type: 'morning' }
  await bot.deliver(event)
  await bot.deliver({ ...event, sub_type: 'x', Symbol: 'tick', tick: {} })
  expect(handler).not.toHaveBeenCalled()
  await runSchedule(bot, 'morning')
  expect(handler).toHaveBeenCalledTimes(1)
})

describe('at a tick of the platform', () => {
  test('all that is due runs, and nothing else', async () => {
    const { bot, warnings } = createBot()
    const runs: string[] = []
    const note = ({ name, time }: { name: string; time: Date }) => runs.push(`${name} ${+time}`)
    schedule(bot, '0 12 * * *', note, { name: 'noon' })
    schedule(bot, '0 20 * * *', note, { name: 'eight', timeZone: 'Asia/Shanghai' })
    schedule(bot, '0 8 * * *', note, { name: 'morning' })
    await tick(bot, NOON + 42_000, '* * * * *')
    expect(runs.toSorted()).toEqual([`eight ${NOON}`, `noon ${NOON}`])
    expect(warnings()).toEqual([])
  })

  test('one that is no use is told once, with the line to add', async () => {
    const { bot, warnings } = createBot()
    schedule(bot, '0 8 * * *', () => {}, { name: 'morning', timeZone: 'Asia/Shanghai' })
    await tick(bot, NOON - 4 * 3_600_000, '0 8 * * *')
    await tick(bot, NOON + 20 * 3_600_000, '0 8 * * *')
    expect(warnings()).toEqual([
      'the cron "0 8 * * *", which is in UTC, runs nothing; put these into "triggers": { "crons": [] } ' +
        'of wrangler.jsonc instead: "0 0 * * *" for "morning" (0 8 * * * Asia/Shanghai)',
    ])
  })

  test('one that is due at another time of the year is not told', async () => {
    const { bot, warnings } = createBot()
    schedule(bot, '0 8 * * *', () => {}, { timeZone: 'Europe/Berlin' })
    await tick(bot, Date.parse('2026-11-30T06:00:00Z'), '0 6,7 * * *')
    await tick(bot, NOON, '* * * * *')
    await tick(bot, NOON, 'a cron of the future')
    expect(warnings()).toEqual([])
  })

  test('one of a scheduler that tells no cron is told once', async () => {
    const { bot, warnings } = createBot()
    const end = schedule(bot, '0 8 * * *', () => {}, { timeZone: 'Asia/Shanghai' })
    await tick(bot, NOON)
    await tick(bot, NOON + 60_000)
    expect(warnings()).toEqual([
      expect.stringMatching(
        /12:00:00.000Z runs nothing; .*\(0 8 \* \* \* Asia\/Shanghai\): is the/,
      ),
    ])
    end()
    await tick(bot, NOON)
    expect(warnings()[1]).toMatch(/runs nothing: the bot has no schedules/)
  })

  test('an error goes to onError, and the tick is not run again', async () => {
    const { bot } = createBot()
    const errors: unknown[] = []
    bot.onError((error) => void errors.push(error))
    const handler = vi.fn<() => void>(() => {
      throw new Error('no')
    })
    schedule(bot, '0 12 * * *', handler)
    await tick(bot, NOON)
    await tick(bot, NOON)
    expect(handler).toHaveBeenCalledTimes(1)
    expect(errors).toHaveLength(1)
  })
})

describe('with a store that instances share', () => {
  function createInstances(handler: () => unknown, store = memoryStore(), overlap = false) {
    return Array.from({ length: 4 }, () => {
      const made = createBot(store)
      schedule(made.bot, '*/1 * * * *', handler, { overlap })
      return made
    })
  }

  test('each tick runs once', async () => {
    const handler = vi.fn<() => Promise<void>>(async () => {})
    const instances = createInstances(handler)
    for (let i = 0; i < 20; i++) {
      const ticks = [...instances, ...instances].map(({ bot }) => tick(bot, NOON + i * 60_000))
      await Promise.all(ticks)
    }
    expect(handler).toHaveBeenCalledTimes(20)
  })

  test('a tick that is delivered again hours later does not run again', async () => {
    vi.useFakeTimers({ now: NOON })
    try {
      const handler = vi.fn<() => void>()
      const [one, two] = createInstances(handler)
      await tick(one?.bot as CQHttp, NOON)
      vi.advanceTimersByTime(12 * 3_600_000)
      await tick(one?.bot as CQHttp, NOON)
      await tick(two?.bot as CQHttp, NOON)
      expect(handler).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test.each([
    [false, 1],
    [true, 2],
  ])('a tick in a run that goes on runs with overlap: %s', async (overlap, expected) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const handler = vi.fn<() => Promise<void>>(() => promise)
    const [one, two, three] = createInstances(handler, memoryStore(), overlap)
    const first = tick(one?.bot as CQHttp, NOON)
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1))
    const second = tick(two?.bot as CQHttp, NOON + 60_000)
    await vi.waitFor(() =>
      expect(two?.logger.lines.length ?? 0).toBeGreaterThanOrEqual(overlap ? 0 : 1),
    )
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(expected))
    resolve()
    await Promise.all([first, second])
    expect(
      two?.warnings().filter((line) => line.includes('skipped, since the run before')),
    ).toHaveLength(overlap ? 0 : 1)
    await tick(three?.bot as CQHttp, NOON + 120_000)
    expect(handler).toHaveBeenCalledTimes(expected + 1)
  })

  test('a schedule that no trigger ticks for is told, once for each tick that did not come', async () => {
    const store = memoryStore()
    const { bot, warnings } = createBot(store)
    const ran = vi.fn<() => void>()
    schedule(bot, '0 12 * * *', () => {}, { name: 'noon' })
    schedule(bot, '0 22 * * *', ran, { name: 'evening', timeZone: 'Asia/Shanghai' })
    const other = createBot(store)
    schedule(other.bot, '0 13 * * *', () => {}, { name: 'one' })
    schedule(bot, '0 13 * * *', () => {}, { name: 'one' })
    const hour = 3_600_000
    await tick(bot, NOON, '0 * * * *')
    // This one comes to another instance, and that of the evening to none.
    await tick(other.bot, NOON + hour, '0 13 * * *')
    for (const minutes of [121, 130, 140, 200]) {
      await tick(bot, NOON + minutes * 60_000, '* * * * *')
    }
    expect(warnings()).toEqual([
      'no tick came at 2026-11-30T14:00:00.000Z for the schedule "evening" (0 22 * * * Asia/Shanghai); ' +
        'add "0 14 * * *" to "triggers": { "crons": [] } of wrangler.jsonc',
    ])
    // One that is only late still runs.
    await new Promise((resolve) => setTimeout(resolve, 5))
    await tick(bot, NOON + 2 * hour, '0 14 * * *')
    expect(ran).toHaveBeenCalledTimes(1)
  })

  test('without a store that is shared, nobody knows what others have run', async () => {
    const { bot, warnings } = createBot()
    schedule(bot, '0 13 * * *', () => {})
    await tick(bot, NOON, '* * * * *')
    await tick(bot, NOON + 2 * 3_600_000, '* * * * *')
    expect(warnings()).toEqual([])
  })

  test('the ticks of two schedules do not meet', async () => {
    const { bot } = createBot(memoryStore())
    const runs: string[] = []
    const note = ({ name }: { name: string }): void => void runs.push(name)
    schedule(bot, '0 12 * * *', note, { name: 'a' })
    schedule(bot, '0 12 * * *', note, { name: 'b' })
    await tick(bot, NOON)
    expect(runs.toSorted()).toEqual(['a', 'b'])
  })

  test.each(['claim', 'renew', 'finish'])(
    'a store that fails at %s costs no tick',
    async (method) => {
      const fail = (): never => {
        throw new Error('the store is down')
      }
      const { bot, logger } = createBot({ ...memoryStore(), [method]: fail })
      const handler = vi.fn<() => void>()
      schedule(bot, '* * * * *', handler)
      vi.useFakeTimers({ now: NOON })
      onTestFinished(() => void vi.useRealTimers())
      await tick(bot, NOON)
      vi.advanceTimersByTime(60_000)
      await tick(bot, NOON + 60_000)
      expect(handler).toHaveBeenCalledTimes(2)
      const told = logger.lines.filter(([level]) => level === 'error')
      expect(told.length > 0).toBe(method !== 'renew')
      for (const [, line] of told) expect(line).toMatch(/the store of the inbox failed/)
    },
  )
})

describe('by timers of this process', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOON - 90_000 }))
  afterEach(() => void vi.useRealTimers())

  test('it runs when it is due, also when it is added later', async () => {
    const { bot } = createBot()
    const runs: string[] = []
    const note = ({ name, time }: { name: string; time: Date }): void =>
      void runs.push(`${name} ${+time}`)
    schedule(bot, '0 12 * * *', note, { name: 'noon' })
    const running = startSchedules(bot)
    const end = schedule(bot, '* * * * *', note, { name: 'minute' })
    await vi.advanceTimersByTimeAsync(95_000)
    expect(runs.toSorted()).toEqual([`minute ${NOON - 60_000}`, `minute ${NOON}`, `noon ${NOON}`])
    end()
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(runs).toHaveLength(4)
    await running.close()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(runs).toHaveLength(4)
  })

  test('a timer that comes late runs for the time that it was due at', async () => {
    const { bot } = createBot()
    const times: number[] = []
    schedule(bot, '0 12 * * *', ({ time }) => times.push(+time))
    const running = startSchedules(bot)
    vi.setSystemTime(NOON + 200_000)
    await vi.advanceTimersByTimeAsync(31_000)
    expect(times).toEqual([NOON])
    await running.close()
  })

  test('close waits for what runs, and what it leaves behind', async () => {
    const { bot } = createBot()
    const steps: string[] = []
    const sleep = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay))
    schedule(bot, '0 12 * * *', async (_tick, { waitUntil }) => {
      waitUntil(sleep(5000).then(() => steps.push('task')))
      await sleep(2000)
      steps.push('handler')
    })
    const running = startSchedules(bot)
    await vi.advanceTimersByTimeAsync(91_000)
    const closed = running.close().then(() => steps.push('closed'))
    expect(running.close()).toBe(running.close())
    await vi.advanceTimersByTimeAsync(10_000)
    await closed
    expect(steps).toEqual(['handler', 'task', 'closed'])
  })

  test('an endpoint without schedules has nothing to run', async () => {
    await startSchedules({ fetch: () => new Response() }).close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
