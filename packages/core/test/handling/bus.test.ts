import { describe, expect, test } from 'vitest'
import { EventBus } from '../../src/handling/bus.ts'

function setUp() {
  const errors: unknown[] = []
  const context = {
    event: 'event',
    stopped: false,
    reportError: (error: unknown) => void errors.push(error),
  }
  const bus = new EventBus<string, typeof context>()
  const emit = async (name: string) => bus.emit(name, context)
  return { bus, context, emit, errors }
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('emit', () => {
  test('runs hooks of all levels before handlers, most specific first', async () => {
    const { bus, emit } = setUp()
    const order: string[] = []
    for (const name of ['message', 'message.private.friend', 'message.private', 'notice']) {
      bus.handlers.add([name], () => void order.push(`handler ${name}`))
      bus.hooks.add([name], () => void order.push(`hook ${name}`))
    }
    await emit('message.private.friend')
    expect(order).toEqual([
      'hook message.private.friend',
      'hook message.private',
      'hook message',
      'handler message.private.friend',
      'handler message.private',
      'handler message',
    ])
  })

  test('runs a level concurrently, the next one after it', async () => {
    const { bus, emit } = setUp()
    const order: string[] = []
    const slow = (name: string) => async () => {
      order.push(`${name} starts`)
      await tick()
      order.push(`${name} ends`)
    }
    bus.handlers.add(['message.group'], slow('a'))
    bus.handlers.add(['message.group'], slow('b'))
    bus.handlers.add(['message'], slow('c'))
    await emit('message.group')
    expect(order).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'c starts', 'c ends'])
  })

  test('gives the first result in order of level and registration, not of time', async () => {
    const { bus, emit } = setUp()
    bus.handlers.add(['message'], () => 'general')
    bus.handlers.add(['message.group'], () => null)
    bus.handlers.add(['message.group'], async () => (await tick(), 'first'))
    bus.handlers.add(['message.group'], () => 'second')
    expect(await emit('message.group')).toBe('first')
    expect(await emit('message.private')).toBe('general')
    expect(await emit('notice')).toBeUndefined()
  })

  test('keeps the result of a level that waits for nothing before one that does', async () => {
    const { bus, emit } = setUp()
    bus.handlers.add(['a.b'], () => 'specific')
    bus.handlers.add(['a'], async () => (await tick(), 'general'))
    expect(await emit('a.b')).toBe('specific')
  })

  test('takes false, 0 and the empty string for results', async () => {
    for (const result of [false, 0, '']) {
      const { bus, emit } = setUp()
      bus.handlers.add(['a.b'], () => result)
      bus.handlers.add(['a'], () => 'general')
      expect(await emit('a.b')).toBe(result)
    }
  })

  test('a handler that throws stops no other', async () => {
    const { bus, emit, errors } = setUp()
    const failure = new Error('no')
    bus.handlers.add(['a.b'], () => {
      throw failure
    })
    bus.handlers.add(['a.b'], () => Promise.reject())
    bus.handlers.add(['a'], () => 'result')
    expect(await emit('a.b')).toBe('result')
    expect(errors).toEqual([failure, undefined])
  })

  test('rejects with the first error when no handler gave a result', async () => {
    const { bus, emit } = setUp()
    bus.handlers.add(['a'], () => Promise.reject(new Error('first')))
    bus.handlers.add(['a'], () => Promise.reject(new Error('second')))
    await expect(emit('a')).rejects.toThrow('first')
  })

  test('a hook that throws keeps other levels and all handlers from running', async () => {
    const { bus, emit, errors } = setUp()
    const ran: string[] = []
    bus.hooks.add(['a.b'], () => {
      throw new Error('gate')
    })
    bus.hooks.add(['a.b'], () => void ran.push('same level'))
    bus.hooks.add(['a'], () => void ran.push('next level'))
    bus.handlers.add(['a'], () => void ran.push('handler'))
    await expect(emit('a.b')).rejects.toThrow('gate')
    expect(ran).toEqual(['same level'])
    expect(errors).toHaveLength(1)
  })

  test('stops less specific levels, and in a hook all handlers', async () => {
    const first = setUp()
    const ran: string[] = []
    first.bus.handlers.add(['a.b'], () => void (first.context.stopped = true))
    first.bus.handlers.add(['a.b'], () => 'same level')
    first.bus.handlers.add(['a'], () => void ran.push('next level'))
    expect(await first.emit('a.b')).toBe('same level')

    const second = setUp()
    second.bus.hooks.add(['a'], () => void (second.context.stopped = true))
    second.bus.handlers.add(['a.b'], () => void ran.push('handler'))
    expect(await second.emit('a.b')).toBeUndefined()
    expect(ran).toEqual([])
  })

  test('is not disturbed by handlers added or removed meanwhile', async () => {
    const { bus, emit } = setUp()
    const ran: string[] = []
    const removed = () => void ran.push('removed')
    bus.handlers.add(['a.b'], () => {
      bus.handlers.remove(['a'], removed)
      bus.handlers.add(['a', 'a.b'], () => void ran.push('added'))
    })
    bus.handlers.add(['a'], removed)
    await emit('a.b')
    expect(ran).toEqual(['removed'])
    await emit('a.b')
    expect(ran).toEqual(['removed', 'added', 'added'])
  })
})

describe('add', () => {
  test('takes a listener once for a name', async () => {
    const { bus, emit } = setUp()
    let runs = 0
    const handler = () => void runs++
    bus.handlers.add(['a', 'a'], handler)
    bus.handlers.add(['a'], handler)
    await emit('a')
    expect(runs).toBe(1)
    bus.handlers.remove(['a', 'never.registered'], handler)
    await emit('a')
    expect(runs).toBe(1)
  })
})
