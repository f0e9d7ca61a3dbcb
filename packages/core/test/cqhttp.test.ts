import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../src/cqhttp.ts'
import { custom } from '../src/events/event-names.ts'
import type { CQHttpOptions } from '../src/options.ts'
import {
  friendRequest,
  groupIncrease,
  groupMessage,
  heartbeat,
  privateMessage,
} from './support/events.ts'
import { createLog } from './support/logger.ts'

function createBot(options: CQHttpOptions = {}) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, ...options })
  const ran: string[] = []
  const note = (name: string) => () => void ran.push(name)
  return { bot, logger, ran, note }
}

describe('registration', () => {
  test('takes one name or several, and shorthands', async () => {
    const { bot, ran, note } = createBot()
    bot.on('message.private.friend', note('on'))
    bot.on('notice.group_increase', 'request', note('several'))
    bot.onMessage(note('all messages'))
    bot.onMessage('private', 'group.normal', note('private or normal'))
    bot.onNotice('group_increase.approve', note('approved'))
    bot.onRequest('friend', note('friend'))
    bot.onMetaEvent('heartbeat', note('heartbeat'))
    const byEvent = []
    for (const event of [privateMessage, groupMessage, groupIncrease, friendRequest, heartbeat]) {
      await bot.receive(event)
      byEvent.push(ran.splice(0))
    }
    expect(byEvent).toEqual([
      ['on', 'private or normal', 'all messages'],
      ['private or normal', 'all messages'],
      ['approved', 'several'],
      ['friend', 'several'],
      ['heartbeat'],
    ])
  })

  test('takes hooks in the same ways, which run before handlers', async () => {
    const { bot, ran, note } = createBot()
    bot.onMessage('private.friend', note('handler'))
    bot.beforeMessage(note('hook of all'))
    bot.beforeMessage('private', note('hook of private'))
    bot.before('message.private.friend', 'request', note('hook of friend'))
    bot.beforeNotice('group_increase', note('notice'))
    bot.beforeRequest('friend', note('request'))
    bot.beforeMetaEvent(note('meta'))
    for (const event of [privateMessage, groupIncrease, friendRequest, heartbeat]) {
      await bot.receive(event)
    }
    expect(ran).toEqual([
      'hook of friend',
      'hook of private',
      'hook of all',
      'handler',
      'notice',
      'request',
      'hook of friend',
      'meta',
    ])
  })

  test('returns a function that takes the handler off all names', async () => {
    const { bot, ran, note } = createBot()
    const handler = note('handler')
    const unsubscribe = [
      bot.on('message', 'request', handler),
      bot.onMessage('private', note('detail')),
      bot.before('message', 'request', note('hook')),
      bot.beforeMessage('private', note('detail hook')),
    ]
    for (const off of unsubscribe) off()
    await bot.receive(privateMessage)
    await bot.receive(friendRequest)
    expect(ran).toEqual([])
  })

  test('off takes handlers and hooks off the names it is given', async () => {
    const { bot, ran, note } = createBot()
    const both = note('both')
    bot.on('message', 'request', both)
    bot.before('message', both)
    bot.off('message', both)
    bot.off('request', note('another'))
    await bot.receive(privateMessage)
    await bot.receive(friendRequest)
    expect(ran).toEqual(['both'])
  })

  test('hears message_sent through custom, also of itself', async () => {
    const { bot, ran, note } = createBot()
    bot.onMessage(note('message'))
    bot.on(custom('message_sent'), (event) => void ran.push(JSON.stringify(event['message'])))
    bot.on(custom('message_sent.private'), note('private'))
    await bot.receive({ ...privateMessage, post_type: 'message_sent', user_id: 10001000 })
    expect(ran).toEqual(['private', '[{"type":"text","data":{"text":"hi"}}]'])
  })

  test.each([
    ['no handler', ['message'], 'the last argument must be the handler, but it is "message"'],
    ['nothing', [], 'the last argument must be the handler, but it is undefined'],
    ['no name', [() => {}], "name the events to listen to, such as 'message'"],
    [
      'a number as name',
      [1, () => {}],
      "an event name must be a string such as 'message.group', but it is 1",
    ],
    [
      'an empty name',
      ['', () => {}],
      'an event name must be a string such as \'message.group\', but it is ""',
    ],
  ])('on, before and off refuse %s', (_what, args, message) => {
    const { bot } = createBot()
    const untyped = bot as unknown as Record<
      'on' | 'before' | 'off',
      (...args: unknown[]) => unknown
    >
    for (const method of ['on', 'before', 'off'] as const) {
      expect(() => untyped[method](...args)).toThrow(new TypeError(message))
    }
  })
})

describe('ignoreSelf', () => {
  const own = { ...privateMessage, user_id: 10001000 }
  const rows: [what: string, event: object, options: CQHttpOptions, heard: number][] = [
    ['a message of its own', own, {}, 0],
    ['one with the ids as string and number', { ...own, user_id: '10001000' }, {}, 0],
    ['a message of its own, when told to', own, { ignoreSelf: false }, 1],
    ['a message of somebody else', privateMessage, {}, 1],
    ['a notice about itself', { ...groupIncrease, user_id: 10001000 }, {}, 1],
    ['a message without ids', { ...own, user_id: undefined, self_id: undefined }, {}, 1],
  ]
  test.each(rows)('with %s', async (_what, event, options, heard) => {
    const { bot, ran, note } = createBot(options)
    bot.before('message', 'notice', note('hook'))
    await bot.receive(event)
    expect(ran).toHaveLength(heard)
  })
})

describe('receive', () => {
  test('gives the operation as it would be answered', async () => {
    const { bot } = createBot()
    bot.onMessage('group', () => ({ reply: 'hi' }))
    bot.onRequest(() => ({ approve: true }))
    const reply = [{ type: 'text', data: { text: 'hi' } }]
    expect(await bot.receive(groupMessage)).toEqual({ reply, at_sender: false })
    expect(await bot.receive(friendRequest)).toEqual({ approve: true })
    expect(await bot.receive(privateMessage)).toBeUndefined()
    expect(await bot.receive({ any: 'thing' })).toBeUndefined()
  })

  test('gives the first result by level and registration, not by time', async () => {
    const { bot } = createBot()
    bot.onMessage(() => ({ reply: 'less specific' }))
    bot.onMessage('group', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { reply: 'slow' }
    })
    bot.onMessage('group', () => ({ reply: 'fast' }))
    expect(await bot.receive(groupMessage)).toMatchObject({ reply: [{ data: { text: 'slow' } }] })
  })

  test('hands over segments and leaves the event alone', async () => {
    const { bot } = createBot()
    const event = Object.freeze({ ...privateMessage, message: '[CQ:face,id=1]' })
    const seen: unknown[] = []
    bot.onMessage('private', (received) => void seen.push(received))
    await bot.receive(event)
    expect(seen).toEqual([{ ...event, message: [{ type: 'face', data: { id: '1' } }] }])
  })

  test('rejects with the error of a hook, and runs no handler', async () => {
    const { bot, ran, note } = createBot()
    const error = new Error('gate')
    bot.beforeMessage(() => Promise.reject(error))
    bot.onMessage(note('handler'))
    await expect(bot.receive(privateMessage)).rejects.toBe(error)
    expect(ran).toEqual([])
  })

  test('rejects with the error of a handler only when none answered', async () => {
    const { bot } = createBot()
    const error = new Error('handler')
    bot.onMessage(() => Promise.reject(error))
    await expect(bot.receive(privateMessage)).rejects.toBe(error)
    bot.onMessage(() => ({ reply: 'hi' }))
    expect(await bot.receive(privateMessage)).toBeDefined()
  })
})

describe('onError', () => {
  const error = new Error('broken')

  test('gets every error of handlers and hooks, with the event', async () => {
    const { bot, logger } = createBot()
    const told = vi.fn<(error: unknown, event: unknown) => void>()
    bot.onError(told)
    bot.onMessage('private', () => Promise.reject(error))
    bot.onMessage(() => {
      throw error
    })
    bot.onMessage(() => ({ reply: 'hi' }))
    bot.beforeNotice(() => Promise.reject(error))
    await bot.receive(privateMessage)
    await bot.receive(groupIncrease).catch(() => {})
    const message = { ...privateMessage, message: expect.any(Array) }
    expect(told.mock.calls).toEqual([
      [error, message],
      [error, message],
      [error, groupIncrease],
    ])
    expect(logger.lines.filter(([level]) => level === 'error')).toEqual([])
  })

  test('runs its handlers one after the other, whatever they do, and the answer does not wait', async () => {
    const { bot, ran, note, logger } = createBot()
    const { promise, resolve } = Promise.withResolvers<void>()
    bot.onError(() => promise.then(note('first')))
    bot.onError(() => {
      throw new Error('sync')
    })
    bot.onError(() => Promise.reject(new Error('async')))
    bot.onError(note('last'))
    bot.onMessage(() => Promise.reject(error))
    const tasks: Promise<unknown>[] = []
    const waitUntil = (task: Promise<unknown>) => void tasks.push(task)
    await bot.receive(privateMessage, { waitUntil }).catch(() => {})
    expect(ran).toEqual([])
    resolve()
    await Promise.all(tasks)
    expect(ran).toEqual(['first', 'last'])
    const failures = logger.lines.filter(([level]) => level === 'error')
    expect(failures.map(([, , failure]) => String(failure))).toEqual([
      'Error: sync',
      'Error: async',
    ])
  })

  test('logs errors when there is none, or none any more', async () => {
    const { bot, logger } = createBot()
    bot.onMessage(() => Promise.reject(error))
    bot.onError(() => {})()
    await bot.receive(privateMessage).catch(() => {})
    expect(logger.lines).toContainEqual(['error', 'handling message.private.friend failed:', error])
  })
})
