import { describe, expect, test, vi } from 'vitest'
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
        ['error', 'the store of the inbox gave no answer within 2000 ms'],
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

test.each([
  ['at once', () => undefined],
  ['later', async () => undefined],
])('a store that gives nothing for a claim, %s, has the event handled', async (_when, claim) => {
  const store = { ...memoryStore(), claim } as unknown as InboxStore
  const bot = new CQHttp({ secret: false, logger: false, inbox: { store } })
  bot.onMessage(() => ({ reply: 'hi' }))
  expect(await throughHandle(bot, { body: privateMessage })).toMatchObject({ status: 200 })
})
