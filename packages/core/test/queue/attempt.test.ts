import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { ActionCall, ActionResponse } from '../../src/api/transport.ts'
import { NetworkError } from '../../src/base/errors.ts'
import type { DeliveryReport } from '../../src/handling/handler.ts'
import type { InboxStore } from '../../src/inbox/store.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { createAttempt, formatMessage } from '../../src/queue.ts'
import { createTransport } from '../support/api.ts'
import { groupMessage, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

const KEY = 'a'.repeat(40)
const body = formatMessage(KEY, privateMessage).body
const notSent = (): NetworkError => new NetworkError('send_msg', 'refused', { sent: 'no' })

function createBot(options: CQHttpOptions = {}) {
  const transport = createTransport()
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, transport, ...options })
  const outcomes: DeliveryReport['outcome'][] = []
  bot.onDelivery(({ outcome }) => void outcomes.push(outcome))
  bot.onError(() => {})
  return { bot, transport, outcomes, logger }
}

test('what handlers return is done by actions, and copies are done with', async () => {
  const { bot, transport, outcomes } = createBot()
  bot.onMessage(() => ({ reply: 'hi' }))
  const attempt = createAttempt(bot)
  expect(await attempt(body, 1)).toEqual({ state: 'done' })
  expect(await attempt(body, 2)).toEqual({ state: 'done' })
  expect(transport.calls.map(({ action }) => action)).toEqual(['send_msg'])
  expect(outcomes).toEqual(['handled', 'duplicate'])
})

test('an event that was answered over HTTP is not handled again', async () => {
  const { bot, transport } = createBot({ secret: 'key' })
  bot.onMessage(() => ({ reply: 'hi' }))
  const { inbox } = bot.settings()
  void inbox?.own.finish(KEY, '204 ', 60_000)
  expect(await createAttempt(bot)(body, 1)).toEqual({ state: 'done' })
  expect(transport.calls).toEqual([])
})

test('the age of an event does not count: it is that of the queue', async () => {
  const { bot, outcomes } = createBot({ maxEventAge: 1000, inbox: { window: 1000 } })
  expect(await createAttempt(bot)(body, 1)).toEqual({ state: 'done' })
  expect(outcomes).toEqual(['handled'])
})

describe('a failure', () => {
  test('that sent nothing is tried again, later each time, and then a dead letter', async () => {
    const { bot, outcomes } = createBot()
    bot.onMessage(() => Promise.reject(notSent()))
    const attempt = createAttempt(bot, { maxAttempts: 3 })
    expect(await attempt(body, 1)).toMatchObject({ state: 'retry', delay: 5_000, isCounted: true })
    expect(await attempt(body, 2)).toMatchObject({ state: 'retry', delay: 15_000 })
    expect(await attempt(body, 3)).toEqual({
      state: 'dead',
      reason: 'NetworkError: send_msg: refused (attempt 3 of 3)',
    })
    expect(outcomes).toEqual(['failed', 'failed', 'failed'])
  })

  test('of another kind is a dead letter at once, since something may have been sent', async () => {
    const { bot } = createBot()
    bot.onMessage(() => {
      throw new TypeError('broken\n  by a line')
    })
    const verdict = await createAttempt(bot)(body, 1)
    expect(verdict).toEqual({ state: 'dead', reason: 'TypeError: broken by a line' })
  })

  test('of a kind that the bot says is tried again', async () => {
    const { bot } = createBot()
    bot.onMessage(() => Promise.reject(new Error('the model is busy')))
    const retry = (error: unknown): boolean => String(error).includes('busy')
    expect(await createAttempt(bot, { retry })(body, 1)).toMatchObject({ state: 'retry' })
  })

  test('leaves the event free, in the process and in the store', async () => {
    const store = memoryStore()
    const { bot, transport } = createBot({ inbox: { store } })
    let isBroken = true
    bot.onMessage(() => {
      if (isBroken) throw notSent()
      return { reply: 'hi' }
    })
    const attempt = createAttempt(bot)
    expect(await attempt(body, 1)).toMatchObject({ state: 'retry' })
    isBroken = false
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await attempt(body, 2)).toEqual({ state: 'done' })
    expect(transport.calls).toHaveLength(1)
    expect(store.claim(KEY, 1)).toMatchObject({ state: 'answered' })
  })

  test('is never in the store as an answer: a process may end before it takes that back', async () => {
    const kept: [answer: string, window: number][] = []
    const shared = memoryStore()
    const finish: InboxStore['finish'] = (key, answer, window) => {
      kept.push([answer, window])
      return shared.finish(key, answer, window)
    }
    const { bot } = createBot({ inbox: { store: { ...shared, finish } } })
    let isBroken = true
    bot.onMessage(() => (isBroken ? Promise.reject(notSent()) : undefined))
    const attempt = createAttempt(bot)
    expect(await attempt(body, 1)).toMatchObject({ state: 'retry' })
    expect(kept).toEqual([[expect.stringMatching(/^500/), 1]])
    isBroken = false
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await attempt(body, 2)).toEqual({ state: 'done' })
  })

  test('of what asks for the API is a dead letter, which can be put back at once', async () => {
    const { bot, transport, outcomes } = createBot({ inbox: { store: memoryStore() } })
    bot.onMessage(() => ({ reply: 'hi' }))
    const reaches = (): boolean => {
      throw new RangeError('no such account')
    }
    Object.assign(transport, { reaches })
    const attempt = createAttempt(bot)
    expect(await attempt(body, 1)).toMatchObject({
      state: 'dead',
      reason: 'RangeError: no such account',
    })
    Object.assign(transport, { reaches: () => true })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await attempt(body, 1)).toEqual({ state: 'done' })
    expect(transport.calls).toHaveLength(1)
    expect(outcomes).toEqual(['failed', 'handled'])
  })

  test('of the last step, when no API can be reached, hands the event in again', async () => {
    const { bot, transport } = createBot()
    bot.onMessage(() => ({ reply: 'hi' }))
    Object.assign(transport, { reaches: () => false })
    expect(await createAttempt(bot)(body, 1)).toMatchObject({
      state: 'retry',
      reason: expect.stringContaining('ApiNotAvailableError'),
    })
    Object.assign(transport, { reaches: () => true })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await createAttempt(bot)(body, 2)).toEqual({ state: 'done' })
    expect(transport.calls).toHaveLength(1)
  })

  test('of one call of several is told to onError, and nothing is sent twice', async () => {
    const transport = createTransport()
    const half = (call: ActionCall): Promise<ActionResponse> =>
      call.action === 'delete_msg' ? Promise.reject(notSent()) : transport(call)
    const { bot } = createBot({ transport: half })
    bot.onMessage(() => ({ reply: 'hi', delete: true }))
    const message = formatMessage('b'.repeat(64), groupMessage).body
    expect(await createAttempt(bot)(message, 1)).toEqual({ state: 'done' })
    expect(transport.calls.filter(({ action }) => action === 'send_msg')).toHaveLength(1)
  })
})

test('an event that another process handles is looked at later, and that is no attempt', async () => {
  const store: InboxStore = {
    claim: () => ({ state: 'running' }),
    renew: () => {},
    finish: () => {},
  }
  const { bot } = createBot({ inbox: { store } })
  const verdict = await createAttempt(bot, { maxAttempts: 1 })(body, 1)
  expect(verdict).toMatchObject({ state: 'retry', isCounted: false })
})

test('what was handled is known as long as a queue may hand it over again', async () => {
  const windows: number[] = []
  for (const window of [1_000, 3_600_000]) {
    const finish: InboxStore['finish'] = (_key, _answer, time) => void windows.push(time)
    const store = { ...memoryStore(), finish }
    const { bot } = createBot({ inbox: { store, window } })
    expect(await createAttempt(bot)(body, 1)).toEqual({ state: 'done' })
  }
  expect(windows).toEqual([1_800_000, 3_600_000])
})

test('waits for what handlers leave to waitUntil', async () => {
  const { bot } = createBot()
  let isDone = false
  const work = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    isDone = true
  }
  bot.onMessage((_event, { waitUntil }) => waitUntil(work()))
  await createAttempt(bot)(body, 1)
  expect(isDone).toBe(true)
})

test.each([
  '',
  '[]',
  'null',
  '{"key":"x","event":{}}',
  `{"key":"${KEY}","event":[]}`,
  `{"key":"${KEY}"}`,
  '{',
])('%j is a dead letter, and throws nothing', async (text) => {
  const { bot } = createBot()
  expect(await createAttempt(bot)(text, 1)).toEqual({
    state: 'dead',
    reason: 'not a message of a queue of @cqhttp/core',
  })
})

test.each([
  [{ maxAttempts: 0 }, 'option maxAttempts must be a whole number from 1, but it is 0'],
  [{ retry: true }, 'option retry must be a function of an error, but it is true'],
])('refuses %o', (options, message) => {
  const { bot } = createBot()
  expect(() => createAttempt(bot, options as never)).toThrow(message)
})
