import { expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { DeliveryReport } from '../../src/handling/handler.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { attachQueue, type EventQueue, parseMessage, type QueueMessage } from '../../src/queue.ts'
import { groupMessage, heartbeat, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'
import { sign } from '../support/sign.ts'

function createBot(queue: Partial<EventQueue> = {}, options: CQHttpOptions = {}) {
  const sent: QueueMessage[] = []
  const logger = createLog()
  const bot = new CQHttp({ secret: 'key', logger, ...options })
  const outcomes: DeliveryReport['outcome'][] = []
  bot.onDelivery(({ outcome }) => void outcomes.push(outcome))
  const handled: unknown[] = []
  bot.on('message', 'meta_event', (event) => void handled.push(event))
  attachQueue(bot, { maxBytes: 1000, send: (message) => void sent.push(message), ...queue })
  return { bot, sent, outcomes, handled, logger }
}

async function post(bot: CQHttp, event: object, secret = 'key'): Promise<number> {
  const body = JSON.stringify(event)
  const headers = { 'x-signature': sign(body, secret), 'content-type': 'application/json' }
  const { status } = await bot.fetch(
    new Request('http://127.0.0.1/', { method: 'POST', body, headers }),
  )
  return status
}

test('an event is put on the queue, and answered with 204 before any handler runs', async () => {
  const { bot, sent, outcomes, handled } = createBot()
  expect(await post(bot, privateMessage)).toBe(204)
  expect(handled).toEqual([])
  expect(outcomes).toEqual(['queued'])
  const [message] = sent
  expect(message?.chat).toBe('10001000:private:12345678')
  expect(parseMessage(message?.body)?.event).toMatchObject({ user_id: 12345678 })
})

test('the key is what the inbox knows the event by: its signature', async () => {
  const { bot, sent } = createBot()
  await post(bot, privateMessage)
  const signature = sign(JSON.stringify(privateMessage), 'key').slice('sha1='.length)
  expect(sent.map(({ key }) => key)).toEqual([signature])
})

test('digits of long ids arrive as they were', async () => {
  const { bot, sent } = createBot({}, { secret: false })
  const body = JSON.stringify(groupMessage).replace(
    /"message_id":-?\d+/,
    '"message_id":9007199254740993',
  )
  const headers = { 'content-type': 'application/json' }
  await bot.fetch(new Request('http://127.0.0.1/', { method: 'POST', body, headers }))
  expect(parseMessage(sent[0]?.body)?.event['message_id']).toBe('9007199254740993')
})

test('what is refused or dropped never reaches the queue', async () => {
  const { bot, sent } = createBot({}, { maxEventAge: 1000, inbox: { window: 1000 } })
  expect(await post(bot, privateMessage, 'another key')).toBe(403)
  expect(await post(bot, { ...privateMessage, time: 1 })).toBe(204)
  expect(await post(bot, { ...privateMessage, user_id: privateMessage.self_id })).toBe(204)
  expect(sent).toEqual([])
})

test('meta events are handled at once', async () => {
  const { bot, sent, handled } = createBot()
  expect(await post(bot, heartbeat)).toBe(204)
  expect(sent).toEqual([])
  expect(handled).toHaveLength(1)
})

test('an event beyond the limit is handled at once, with one warning for many', async () => {
  const { bot, sent, handled, logger } = createBot()
  for (const id of [1, 2, 3]) {
    await post(bot, { ...privateMessage, message_id: id, message: '你'.repeat(400) })
  }
  expect(sent).toEqual([])
  expect(handled).toHaveLength(3)
  const lines = logger.lines.filter(([level]) => level === 'warn')
  expect(lines).toEqual([
    [
      'warn',
      expect.stringMatching(/^an event of 1\d{3} bytes is handled at once: .* 1000 at most$/),
    ],
  ])
})

test('while the queue fails, events are handled at once, with one error for many', async () => {
  const send = (): Promise<never> => Promise.reject(new Error('queue full'))
  const { bot, handled, logger } = createBot({ send })
  for (const id of [1, 2]) await post(bot, { ...privateMessage, message_id: id })
  expect(handled).toHaveLength(2)
  expect(logger.lines.filter(([level]) => level === 'error')).toEqual([
    ['error', 'the queue failed, so events are handled at once:', new Error('queue full')],
  ])
})

test('a queue that gives no answer is not waited for', async () => {
  vi.useFakeTimers()
  try {
    const { bot, handled } = createBot({ send: () => new Promise(() => {}) }, { secret: false })
    const delivered = bot.deliver(privateMessage)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await delivered).toBe('handled')
    expect(handled).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('events of sockets go there too', async () => {
  const { bot, sent } = createBot()
  expect(await bot.deliver(groupMessage)).toBe('queued')
  expect(sent).toMatchObject([{ key: expect.stringMatching(/^[0-9a-f]{64}$/) }])
})

test.each([
  [undefined, 'a queue must be an object with maxBytes and the method send'],
  [{ send: () => {} }, 'a queue must be an object with maxBytes and the method send'],
])('refuses %o', (queue, message) => {
  expect(() => attachQueue(new CQHttp({ secret: false }), queue as never)).toThrow(message)
  expect(() => attachQueue({} as never, { maxBytes: 1, send: () => {} })).toThrow('only a bot')
})
