import { afterEach, describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { DeliveryReport } from '../../src/handling/handler.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { doors, throughHandle } from '../support/doors.ts'
import { groupIncrease, heartbeat, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

afterEach(() => void vi.useRealTimers())

/** A bot that keeps what its handlers got and what became of it. */
function createBot(options: CQHttpOptions = {}) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, ...options })
  const reports: DeliveryReport[] = []
  const handler = vi.fn<() => void>()
  bot.onDelivery((report) => void reports.push(report))
  bot.on('message', 'notice', 'meta_event', handler)
  return { bot, logger, reports, handler }
}

const own = { ...privateMessage, user_id: 10001000 }

describe('an event is dropped', () => {
  const SELF = 'sent by the account itself'
  const OLD = 'older than 5000 ms'
  const NO_NAME = 'no post_type, or no detail type'
  const now = 1_700_000_000_000

  const rows: [string, event: object, options: CQHttpOptions, reason: string | undefined][] = [
    ['from the account itself', own, {}, SELF],
    ['from the account itself, as a text', { ...own, user_id: '10001000' }, {}, SELF],
    ['from itself when that is wanted', own, { ignoreSelf: false }, undefined],
    ['of itself that is no message', { ...groupIncrease, user_id: 10001000 }, {}, undefined],
    ['without post_type', { self_id: 1 }, {}, NO_NAME],
    ['without message_type', { post_type: 'message', message: 'a' }, {}, NO_NAME],
    ['in seconds, too old', { ...heartbeat, time: now / 1000 - 6 }, { maxEventAge: 5000 }, OLD],
    ['in milliseconds, too old', { ...heartbeat, time: now - 5001 }, { maxEventAge: 5000 }, OLD],
    [
      'in seconds, just young enough',
      { ...heartbeat, time: now / 1000 - 5 },
      { maxEventAge: 5000 },
      undefined,
    ],
    [
      'in milliseconds, just young enough',
      { ...heartbeat, time: now - 5000 },
      { maxEventAge: 5000 },
      undefined,
    ],
    ['from the future', { ...heartbeat, time: now / 1000 + 60 }, { maxEventAge: 5000 }, undefined],
    ['without a time', { ...heartbeat, time: undefined }, { maxEventAge: 5000 }, undefined],
    ['whose time is no number', { ...heartbeat, time: 'soon' }, { maxEventAge: 5000 }, undefined],
    ['of any age by default', { ...heartbeat, time: 1 }, {}, undefined],
  ]

  describe.each(doors)('through %s', (_door, door) => {
    test.each(rows)('%s', async (_what, body, options, reason) => {
      vi.useFakeTimers({ toFake: ['Date'], now })
      const { bot, reports, handler, logger } = createBot(options)
      expect(await door(bot, { body })).toMatchObject({ status: 204, body: '' })
      expect(handler).toHaveBeenCalledTimes(reason === undefined ? 1 : 0)
      expect(reports).toEqual([
        expect.objectContaining({ outcome: reason === undefined ? 'handled' : 'dropped' }),
      ])
      expect(reports[0]?.reason).toBe(reason)
      const lines = logger.lines.filter(([, line]) => String(line).includes(`(${reason})`))
      // A wrong clock would silently make the bot deaf: for old events there is a warning as well.
      const levels = { [String(undefined)]: [], [OLD]: ['warn', 'debug'] }[String(reason)]
      expect(lines.map(([level]) => level)).toEqual(levels ?? ['debug'])
    })
  })

  test.each(rows)('%s, by bot.receive', async (_what, event, options, reason) => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const { bot, reports, handler } = createBot(options)
    expect(await bot.receive(event)).toBeUndefined()
    expect(handler).toHaveBeenCalledTimes(reason === undefined ? 1 : 0)
    expect(reports.map((report) => report.reason)).toEqual([reason])
  })
})

describe('onDelivery', () => {
  test('gets the event, its name, what became of it, and how long it took', async () => {
    vi.useFakeTimers()
    const reports: DeliveryReport[] = []
    const bot = new CQHttp({ secret: false, logger: false, replyTimeout: 2000 })
    bot.onDelivery((report) => void reports.push(report))
    bot.onError(() => {})
    bot.onMessage(async ({ message_id }) => {
      await new Promise((resolve) => setTimeout(resolve, Number(message_id)))
      if (message_id === 7) throw new Error('broken')
      return { reply: 'hi' }
    })
    const events = [5, 5, 7, 3000].map((message_id) => ({ ...privateMessage, message_id }))
    const answers = [...events, own, {}].map((body) => throughHandle(bot, { body }))
    await vi.advanceTimersByTimeAsync(3000)
    await Promise.all(answers)

    const name = 'message.private.friend'
    const byOutcome = Object.fromEntries(reports.map((report) => [report.outcome, report]))
    expect(reports).toHaveLength(6)
    expect(byOutcome['handled']).toMatchObject({ name, duration: 5, event: { message_id: 5 } })
    expect(byOutcome['duplicate']).toMatchObject({ name, event: { message_id: 5 } })
    expect(byOutcome['duplicate']?.duration).toBeGreaterThanOrEqual(5)
    expect(byOutcome['failed']).toMatchObject({ name, duration: 7, event: { message_id: 7 } })
    expect(byOutcome['late']).toMatchObject({ name, duration: 3000, event: { message_id: 3000 } })
    expect(reports.filter(({ outcome }) => outcome === 'dropped')).toEqual([
      expect.objectContaining({ name, duration: 0, reason: 'sent by the account itself' }),
      expect.objectContaining({ name: undefined, duration: 0, event: {} }),
    ])
  })

  test('is told of bot.receive', async () => {
    const { bot, reports } = createBot()
    bot.onNotice('group_increase', () => Promise.reject(new Error('broken')))
    await bot.receive(privateMessage)
    await expect(bot.receive(groupIncrease)).rejects.toThrow('broken')
    expect(reports.map(({ outcome }) => outcome)).toEqual(['handled', 'failed'])
  })

  test('a result whose operation is none is a failure', async () => {
    const { bot, reports } = createBot()
    bot.onMessage(() => 'hi' as never)
    expect((await throughHandle(bot, { body: privateMessage })).status).toBe(500)
    expect(reports.map(({ outcome }) => outcome)).toEqual(['failed'])
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('observer')
      },
    ],
    ['rejects', () => Promise.reject(new Error('observer'))],
  ])('one that %s is logged, and hides nothing from the others', async (_what, observer) => {
    const unhandled = vi.fn<() => void>()
    process.on('unhandledRejection', unhandled)
    const logger = createLog()
    const bot = new CQHttp({ secret: false, logger })
    const other = vi.fn<() => void>()
    bot.onDelivery(observer)
    bot.onDelivery(other)
    expect((await throughHandle(bot, { body: privateMessage })).status).toBe(204)
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', unhandled)
    expect(other).toHaveBeenCalledTimes(1)
    expect(unhandled).not.toHaveBeenCalled()
    expect(logger.lines.filter(([level]) => level === 'error')).toEqual([
      ['error', 'an onDelivery handler failed:', new Error('observer')],
    ])
  })

  test('can be taken off again, while it runs as well', async () => {
    const bot = new CQHttp({ secret: false, logger: false })
    const first = vi.fn<() => void>()
    const off = bot.onDelivery(() => {
      first()
      off()
    })
    const second = vi.fn<() => void>()
    bot.onDelivery(second)
    await bot.receive(privateMessage)
    await bot.receive(privateMessage)
    off()
    expect(first).toHaveBeenCalledTimes(1)
    expect(second).toHaveBeenCalledTimes(2)
  })

  test('every delivery is one line in the log', async () => {
    const { bot, logger } = createBot()
    await bot.receive(privateMessage)
    await bot.receive(own)
    await bot.receive({})
    expect(logger.lines).toEqual([
      ['debug', expect.stringMatching(/^message\.private\.friend: handled after \d+ ms$/)],
      ['debug', expect.stringMatching(/: dropped \(sent by the account itself\) after \d+ ms$/)],
      ['debug', expect.stringMatching(/^an event without a name: dropped \(.*\) after \d+ ms$/)],
    ])
  })
})
