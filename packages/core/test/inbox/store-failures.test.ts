import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { InboxStore } from '../../src/inbox/store.ts'
import { throughHandle } from '../support/doors.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

describe('a store that fails', () => {
  const broken = new Error('the store is down')
  const methods = ['claim', 'renew', 'finish'] as const
  const ways: [string, () => Promise<never>][] = [
    ['rejects', () => Promise.reject(broken)],
    [
      'throws',
      () => {
        throw broken
      },
    ],
  ]

  test.each(methods.flatMap((method) => ways.map(([way, fail]) => [method, way, fail] as const)))(
    'at %s (it %s) loses neither the event nor its answer',
    async (method, _way, fail) => {
      vi.useFakeTimers()
      try {
        const logger = createLog()
        const store: InboxStore = { ...memoryStore(), [method]: fail }
        const bot = new CQHttp({ secret: false, logger, inbox: { store } })
        const runs: unknown[] = []
        bot.onMessage(async () => {
          await new Promise((resolve) => setTimeout(resolve, 4000))
          return { reply: String(runs.push(1)) }
        })
        const answer = throughHandle(bot, { body: privateMessage })
        await vi.advanceTimersByTimeAsync(4000)
        expect(await answer).toMatchObject({ status: 200, body: expect.stringContaining('"1"') })
        expect(runs).toHaveLength(1)
        expect(logger.lines.filter(([level]) => level === 'error')).toEqual([
          ['error', 'the store of the inbox failed:', broken],
        ])
        expect(vi.getTimerCount()).toBe(0)
      } finally {
        vi.useRealTimers()
      }
    },
  )
})

test.each(['claim', 'renew', 'finish'] as const)(
  'a store that hangs at %s holds neither the event nor its answer up for more than 2 s',
  async (method) => {
    vi.useFakeTimers()
    try {
      const logger = createLog()
      const store: InboxStore = { ...memoryStore(), [method]: () => new Promise(() => {}) }
      const bot = new CQHttp({ secret: false, logger, inbox: { store } })
      bot.onMessage(async () => {
        await new Promise((resolve) => setTimeout(resolve, 3500))
        return { reply: 'done' }
      })
      const answer = throughHandle(bot, { body: privateMessage })
      await vi.advanceTimersByTimeAsync(5500)
      expect(await answer).toMatchObject({ status: 200, body: expect.stringContaining('done') })
      expect(logger.lines.filter(([level]) => level === 'error')).toEqual([
        ['error', 'the store of the inbox gave no answer within 2000 ms: is it up?'],
      ])
    } finally {
      vi.useRealTimers()
    }
  },
)

test.each(['', 'null', '[200,{}]\n{"reply":[]}', '20 x'])(
  'what is no answer of this version (%j) is said in the log, and the event not handled again',
  async (answer) => {
    const logger = createLog()
    const store: InboxStore = { ...memoryStore(), claim: () => ({ state: 'answered', answer }) }
    const bot = new CQHttp({ secret: false, logger, inbox: { store } })
    const handler = vi.fn<() => void>()
    bot.onMessage(handler)
    expect(await throughHandle(bot, { body: privateMessage })).toMatchObject({ status: 204 })
    expect(handler).not.toHaveBeenCalled()
    expect(logger.lines.filter(([level]) => level === 'error')).toEqual([
      ['error', 'the store of the inbox holds an answer that this version cannot read'],
    ])
  },
)

const lies: [what: unknown, told: string][] = [
  [undefined, 'undefined'],
  [null, 'null'],
  [true, 'true'],
  ['claimed', '"claimed"'],
  [[], 'an array'],
  [{}, 'an object with the keys'],
  [{ state: 'taken' }, 'an object with the keys state'],
  [{ state: 'answered' }, 'an object with the keys state'],
  [{ state: 'answered', answer: 204 }, 'an object with the keys state, answer'],
]

describe.each(lies)('a store that gives %j for a claim', (lie, told) => {
  test.each([
    ['at once', () => lie],
    ['later', async () => lie],
  ])('%s, has the event handled, and is told what it should give', async (_when, claim) => {
    const logger = createLog()
    const store = { ...memoryStore(), claim } as unknown as InboxStore
    const bot = new CQHttp({ secret: false, logger, inbox: { store } })
    bot.onMessage(() => ({ reply: 'hi' }))
    expect(await throughHandle(bot, { body: privateMessage })).toMatchObject({ status: 200 })
    const errors = logger.lines.filter(([level]) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(String(errors[0]?.[2])).toMatch(/claim must give \{ state: 'claimed' \}, .*but it gave/)
    expect(String(errors[0]?.[2])).toContain(`but it gave ${told}`)
  })
})

test('a store whose methods throw away what they were given is no error', async () => {
  const logger = createLog()
  const nothing = (): undefined => undefined
  const store: InboxStore = { ...memoryStore(), renew: nothing, finish: nothing }
  const bot = new CQHttp({ secret: false, logger, inbox: { store } })
  bot.onMessage(() => ({ reply: 'hi' }))
  expect(await throughHandle(bot, { body: privateMessage })).toMatchObject({ status: 200 })
  expect(logger.lines.filter(([level]) => level === 'error')).toEqual([])
})

test('a store that rejects long after it was given up is no unhandled rejection', async () => {
  vi.useFakeTimers()
  try {
    const rejections = vi.fn<() => void>()
    process.on('unhandledRejection', rejections)
    onTestFinished(() => void process.off('unhandledRejection', rejections))
    const claim = (): Promise<never> =>
      new Promise((_resolve, reject) => setTimeout(reject, 20_000, new Error('late')))
    const bot = new CQHttp({
      secret: false,
      logger: false,
      inbox: { store: { ...memoryStore(), claim } },
    })
    bot.onMessage(() => ({ reply: 'hi' }))
    const answer = throughHandle(bot, { body: privateMessage })
    await vi.advanceTimersByTimeAsync(2000)
    expect(await answer).toMatchObject({ status: 200 })
    await vi.advanceTimersByTimeAsync(30_000)
    vi.useRealTimers()
    await new Promise((resolve) => setImmediate(resolve))
    expect(rejections).not.toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})
