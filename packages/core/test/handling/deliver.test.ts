import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import type { DeliveryReport } from '../../src/handling/handler.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { createTransport } from '../support/api.ts'
import { friendRequest, groupMessage, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

function createBot(options: CQHttpOptions = {}) {
  const transport = createTransport()
  const bot = new CQHttp({ secret: false, logger: createLog(), transport, ...options })
  const errors: unknown[] = []
  const outcomes: DeliveryReport['outcome'][] = []
  bot.onError((error) => void errors.push(error))
  bot.onDelivery(({ outcome }) => void outcomes.push(outcome))
  return { bot, transport, errors, outcomes }
}

describe('deliver', () => {
  test('runs hooks and handlers, and carries out what they return by actions', async () => {
    const { bot, transport, outcomes } = createBot()
    const ran: string[] = []
    bot.beforeMessage(() => void ran.push('hook'))
    bot.onMessage('group', async () => {
      ran.push('handler')
      return { reply: 'hi', delete: true }
    })
    bot.onRequest('friend', () => ({ approve: true }))
    expect(await bot.deliver(groupMessage)).toBe('handled')
    expect(await bot.deliver(friendRequest)).toBe('handled')
    expect(ran).toEqual(['hook', 'handler'])
    expect(transport.calls.map(({ action }) => action)).toEqual([
      'send_msg',
      'delete_msg',
      'set_friend_add_request',
    ])
    expect(outcomes).toEqual(['handled', 'handled'])
  })

  test('handles copies once, at the same time and later', async () => {
    const { bot, transport, outcomes } = createBot()
    bot.onMessage(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { reply: 'hi' }
    })
    const copies = [1, 2, 3].map(() => bot.deliver(privateMessage))
    const delivered = await Promise.all(copies)
    delivered.push(await bot.deliver({ ...privateMessage }))
    expect(delivered.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'handled'])
    expect(transport.calls).toHaveLength(1)
    expect(outcomes.toSorted()).toEqual(delivered.toSorted())
  })

  test('tells copies by the text that the event came in, where it is given', async () => {
    const { bot } = createBot()
    const [text, other] = [JSON.stringify(privateMessage), JSON.stringify(privateMessage, null, 1)]
    expect(await bot.deliver(privateMessage, undefined, text)).toBe('handled')
    expect(await bot.deliver(privateMessage, undefined, text)).toBe('duplicate')
    expect(await bot.deliver(privateMessage, undefined, other)).toBe('handled')
    // As that of an event without its text.
    expect(await bot.deliver(privateMessage)).toBe('duplicate')
  })

  test('keeps its claim while the answer is on its way', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const store = memoryStore()
    const renew = vi.spyOn(store, 'renew')
    const transport: Transport = () =>
      new Promise((resolve) => {
        setTimeout(resolve, 30_000, { status: 'ok', retcode: 0, data: null })
      })
    const { bot } = createBot({ transport, inbox: { store } })
    bot.onMessage(() => ({ reply: 'hi' }))
    const delivered = bot.deliver(privateMessage)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await delivered).toBe('handled')
    expect(renew.mock.calls.length).toBeGreaterThan(5)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('handles every copy without an inbox', async () => {
    const { bot, transport } = createBot({ inbox: false })
    bot.onMessage(() => ({ reply: 'hi' }))
    await Promise.all([bot.deliver(privateMessage), bot.deliver(privateMessage)])
    expect(transport.calls).toHaveLength(2)
  })

  test('tells onError of errors, and resolves', async () => {
    const { bot, errors, outcomes } = createBot()
    const error = new Error('broken')
    bot.onMessage(() => Promise.reject(error))
    expect(await bot.deliver(privateMessage)).toBe('failed')
    expect(errors).toEqual([error])
    expect(outcomes).toEqual(['failed'])
  })

  test('tells onError of calls that fail, and makes the others', async () => {
    const transport = createTransport({ status: 'failed', retcode: 100 })
    const { bot, errors } = createBot({ transport })
    bot.onMessage(() => ({ reply: 'hi', ban: true }))
    expect(await bot.deliver(groupMessage)).toBe('handled')
    expect(errors).toMatchObject([{ action: 'send_msg' }, { action: 'set_group_ban' }])
  })

  test('drops what HTTP drops, and leaves the event alone', async () => {
    const { bot, outcomes } = createBot()
    const handler = vi.fn<() => void>()
    bot.onMessage(handler)
    const own = Object.freeze({ ...privateMessage, user_id: privateMessage.self_id })
    expect(await bot.deliver(own)).toBe('dropped')
    expect(await bot.deliver({ any: 'thing' })).toBe('dropped')
    expect(handler).not.toHaveBeenCalled()
    expect(outcomes).toEqual(['dropped', 'dropped'])
  })

  test('keeps the runtime alive until all calls are made', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let isCalled = false
    const { bot } = createBot({
      transport: async () => {
        isCalled = true
        await promise
        return { status: 'ok', retcode: 0 }
      },
    })
    bot.onMessage(() => ({ reply: 'hi' }))
    const tasks: Promise<unknown>[] = []
    let isOver = false
    const delivered = bot.deliver(privateMessage, {
      waitUntil: (task) => void tasks.push(task.then(() => (isOver = true))),
    })
    await vi.waitFor(() => expect(isCalled).toBe(true))
    await new Promise((done) => setTimeout(done, 5))
    expect([tasks.length, isOver]).toEqual([1, false])
    resolve()
    expect(await delivered).toBe('handled')
    await Promise.all(tasks)
  })
})

test.each([
  [null],
  [undefined],
  ['{}'],
  [1],
  [[]],
  [Buffer.from('{}')],
  [new Uint8Array(2)],
  [new ArrayBuffer(2)],
  [() => {}],
  [Promise.resolve({})],
  [new Map()],
  [new Request('http://a')],
])('deliver and receive refuse %o, which is not an event', async (event) => {
  const { bot } = createBot()
  for (const method of [bot.deliver, bot.receive]) {
    const given = method(event as object)
    await expect(given).rejects.toThrow(TypeError)
    await expect(given).rejects.toThrow('an event must be an object, but it is')
  }
})
