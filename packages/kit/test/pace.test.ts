import { plainText, type Segment, type StateStore } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { pace, PaceError, type PaceOptions } from '@cqhttp/kit/pace'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBot, SELF, say } from './support/chat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  // First, since what is stubbed is a timer.
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Bots that keep a pace, and when each message went out, by its chat. */
function createBots(count: number, options: PaceOptions) {
  const sent: [group: number, at: number][] = []
  const start = Date.now()
  const bots = Array.from({ length: count }, () => {
    const { bot } = createBot(({ params }) => {
      sent.push([Number(params['group_id']), Date.now() - start])
      return { message_id: 1 }
    })
    bot.beforeSending(pace({ jitter: 0, ...options }))
    return bot
  })
  const send = (index: number, group: number): Promise<unknown> =>
    (bots[index % count] ?? bots[0])!.send(
      { message_type: 'group', group_id: group, self_id: 1 },
      'hi',
    )
  return { send, sent }
}

/** A store whose answers take longer now and then. */
function slowStore(): StateStore {
  const store = memoryStateStore()
  let calls = 0
  const wait = () => new Promise((resolve) => setTimeout(resolve, calls++ % 3 === 0 ? 50 : 1))
  return {
    get: async (key) => (await wait(), store.get(key)),
    set: async (key, value, options) => (await wait(), store.set(key, value, options)),
    delete: (key) => store.delete(key),
  }
}

/** The most messages within a span, wherever it begins. */
function most(times: readonly number[], span: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + span).length),
  )
}

describe('pace', () => {
  test.each([
    ['in one process', 1, undefined],
    ['over four processes with a store', 4, memoryStateStore()],
  ])('200 messages to 20 chats never exceed it, %s', async (_what, count, store) => {
    const chat = { messages: 3, per: 3000 }
    const total = { messages: 10, per: 1000 }
    const { send, sent } = createBots(count, { chat, total, store, maxWait: 100_000 })
    const all = Promise.all(Array.from({ length: 200 }, (_, index) => send(index, index % 20)))
    await vi.runAllTimersAsync()
    await all
    expect(sent).toHaveLength(200)
    expect(
      most(
        sent.map(([, at]) => at),
        total.per,
      ),
    ).toBeLessThanOrEqual(total.messages)
    for (let group = 0; group < 20; group++) {
      const times = sent.filter(([to]) => to === group).map(([, at]) => at)
      expect(most(times, chat.per)).toBeLessThanOrEqual(chat.messages)
    }
    expect(sent.at(-1)?.[1]).toBeLessThan(25_000)
  })

  test('is kept by the clock, where timers end a millisecond early', async () => {
    const start = globalThis.setTimeout
    vi.stubGlobal('setTimeout', (end: () => void, delay = 0) => start(end, Math.max(0, delay - 1)))
    const { send, sent } = createBots(1, { chat: { messages: 1, per: 100 } })
    await send(0, 1)
    const second = send(0, 1)
    await vi.advanceTimersByTimeAsync(1000)
    await second
    expect(sent.map(([, at]) => at)).toEqual([0, 100])
  })

  test('does not wait for a clock that is set back meanwhile', async () => {
    const { send, sent } = createBots(1, { chat: { messages: 1, per: 100 } })
    await send(0, 1)
    const second = send(0, 1)
    await vi.advanceTimersByTimeAsync(50)
    vi.setSystemTime(Date.now() - 3_600_000)
    await vi.advanceTimersByTimeAsync(60)
    await second
    expect(sent).toHaveLength(2)
  })

  test.each([
    ['in one process', undefined],
    ['with a store', slowStore()],
  ])('messages of a chat keep their order, %s', async (_what, store) => {
    const { bot, calls } = createBot()
    bot.beforeSending(pace({ chat: { messages: 3, per: 1000 }, jitter: 400, store }))
    const target = { group_id: 1, self_id: 1 }
    const all = Promise.all(Array.from({ length: 12 }, (_, index) => bot.send(target, `${index}`)))
    await vi.runAllTimersAsync()
    await all
    expect(calls.map(({ params }) => plainText(params['message'] as Segment[]))).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index}`),
    )
  })

  test('a message whose request has ended without a word does not hold up its chat for long', async () => {
    const { bot, calls } = createBot()
    const never = { ...memoryStateStore(), get: () => new Promise<never>(() => {}) }
    const store = { ...memoryStateStore() }
    let isFirst = true
    const hook = pace({
      maxWait: 10_000,
      store: {
        ...store,
        get: (key) => (isFirst ? ((isFirst = false), never.get()) : store.get(key)),
      },
    })
    bot.beforeSending(hook)
    void bot.send({ group_id: 1, self_id: 1 }, 'lost')
    await vi.advanceTimersByTimeAsync(9000)
    const second = bot.send({ group_id: 1, self_id: 1 }, 'second')
    await vi.advanceTimersByTimeAsync(3000)
    await second
    expect(calls).toHaveLength(1)
  })

  test('a chat with many messages does not hold up others', async () => {
    const { send, sent } = createBots(1, {
      chat: { messages: 1, per: 1000 },
      total: { messages: 5, per: 1000 },
    })
    const all = Promise.all([...Array.from({ length: 20 }, () => send(0, 1)), send(0, 2)])
    await vi.runAllTimersAsync()
    await all
    expect(sent.find(([group]) => group === 2)?.[1]).toBeLessThan(1000)
  })

  test('a message that would wait too long is given up, and holds nobody up', async () => {
    const { send, sent } = createBots(1, { chat: { messages: 1, per: 1000 }, maxWait: 2500 })
    const results = Promise.allSettled(Array.from({ length: 6 }, () => send(0, 1)))
    await vi.runAllTimersAsync()
    const reasons = (await results).flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    )
    expect(sent.map(([, at]) => at)).toEqual([0, 1000, 2000])
    expect(reasons).toHaveLength(3)
    for (const reason of reasons) expect(reason).toBeInstanceOf(PaceError)
  })

  test.each([
    ['in one process', undefined],
    ['with a store', memoryStateStore()],
  ])(
    'a message whose event has no time left leaves the queue at once, %s',
    async (_what, store) => {
      const { bot, calls } = createBot()
      bot.beforeSending(pace({ chat: { messages: 1, per: 1000 }, jitter: 0, store }))
      const controller = new AbortController()
      const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal)
      const target = { group_id: 20_002, self_id: SELF }
      const first = bot.send(target, 'first')
      await vi.advanceTimersByTimeAsync(0)
      const results: PromiseSettledResult<unknown>[] = []
      bot.onMessage(async (event) => {
        const sends = ['second', 'third'].map((text) => bot.send(event, text))
        results.push(...(await Promise.allSettled(sends)))
      })
      const delivery = bot.deliver(say('hi'), { deadline: Date.now() + 60_000 })
      await vi.advanceTimersByTimeAsync(100)
      const last = bot.send(target, 'last')
      await vi.advanceTimersByTimeAsync(100)
      controller.abort(new Error('time is up'))
      await vi.advanceTimersByTimeAsync(0)
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      for (const result of results) {
        const { reason } = result as PromiseRejectedResult
        expect(reason).toBeInstanceOf(PaceError)
        expect((reason as PaceError).cause).toEqual(new Error('time is up'))
      }
      await vi.runAllTimersAsync()
      await Promise.all([first, delivery, last])
      const texts = calls.map(({ params }) => plainText(params['message'] as Segment[]))
      expect(texts).toEqual(['first', 'last'])
      timeout.mockRestore()
    },
  )

  test('jitter adds up to its size', async () => {
    const { send, sent } = createBots(1, { jitter: 300 })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const all = send(0, 1)
    await vi.runAllTimersAsync()
    await all
    expect(sent).toEqual([[1, 150]])
    vi.restoreAllMocks()
  })

  test.each<PaceOptions>([
    { chat: { messages: 0, per: 1000 } },
    { total: { messages: 1.5, per: 1000 } },
    { chat: { messages: 1, per: -1 } },
    { jitter: -1 },
    { maxWait: 0 },
  ])('refuses %j', (options) => {
    expect(() => pace(options)).toThrow(TypeError)
  })

  test.each([
    ['in one process', undefined],
    ['with a store', memoryStateStore()],
  ])('goes on when the clock has gone back by an hour, %s', async (_what, store) => {
    const { send } = createBots(1, { chat: { messages: 1, per: 3000 }, store })
    await send(0, 1)
    vi.setSystemTime(Date.now() - 3_600_000)
    const sent = send(0, 1)
    await vi.runAllTimersAsync()
    await expect(sent).resolves.toBeDefined()
  })
})
