import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { Runtime } from '../../src/http/endpoint.ts'
import type { HandlerContext } from '../../src/handling/handler.ts'
import { privateMessage } from '../support/events.ts'

/** Receives an event, and gives what its handler was handed. */
async function deliver(runtime?: Runtime, handler: (context: HandlerContext) => void = () => {}) {
  const bot = new CQHttp({ secret: false, logger: false })
  const errors: unknown[] = []
  const contexts: HandlerContext[] = []
  bot.onError((error) => void errors.push(error))
  bot.onMessage('private', (_event, context) => {
    contexts.push(context)
    handler(context)
  })
  bot.onMessage((_event, context) => void contexts.push(context))
  await bot.receive(privateMessage, runtime)
  const [context] = contexts
  if (context === undefined) throw new Error('the handler did not run')
  return { bot, context, levels: contexts.length, errors }
}

test('bot and platform are what they were made of', async () => {
  const platform = { env: {} }
  const { bot, context } = await deliver({ platform })
  expect(context.bot).toBe(bot)
  expect(context.platform).toBe(platform)
  expect((await deliver()).context.platform).toBeUndefined()
})

test('the members work when taken out of the context', async () => {
  const tasks: Promise<unknown>[] = []
  const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
  const { levels } = await deliver(runtime, ({ bot, waitUntil, signal, stop, platform }) => {
    waitUntil(Promise.resolve(bot))
    stop()
    return [signal, platform]
  })
  expect(levels).toBe(1)
  expect(tasks).toHaveLength(1)
})

test('the handlers of an event share the signal, those of another have their own', async () => {
  const one = await deliver()
  const other = await deliver()
  expect(one.context.signal).toBe(one.context.signal)
  expect(one.context.signal).not.toBe(other.context.signal)
})

describe('signal', () => {
  test('aborts one second before the deadline', async () => {
    const deadline = Date.now() + 1200
    const { signal } = (await deliver({ deadline })).context
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
    const left = deadline - Date.now()
    expect(left).toBeGreaterThan(0)
    // Timers may fire a little early.
    expect(left).toBeLessThan(1010)
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
  })

  test.each([
    ['past', -5000],
    ['less than a second away', 900],
  ])('aborts at once when the deadline is %s', async (_what, offset) => {
    const { signal } = (await deliver({ deadline: Date.now() + offset })).context
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
    expect(signal.aborted).toBe(true)
  })

  test.each([
    ['missing', undefined],
    ['ten minutes away', Date.now() + 600_000],
    ['a year away', Date.now() + 365 * 86_400_000],
    ['the largest number', Number.MAX_SAFE_INTEGER],
    ['infinite', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['null', null],
    ['a text', 'soon'],
  ])('does not abort when the deadline is %s', async (_what, deadline) => {
    const { context } = await deliver({ deadline } as Runtime)
    const { signal } = context
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(signal.aborted).toBe(false)
  })
})

describe('waitUntil', () => {
  test('hands the runtime a task that settles with its own and never rejects', async () => {
    const tasks: Promise<unknown>[] = []
    const { promise, reject } = Promise.withResolvers<void>()
    const error = new Error('background')
    const { errors } = await deliver(
      { waitUntil: (task) => void tasks.push(task) },
      ({ waitUntil }) => waitUntil(promise),
    )
    expect(errors).toEqual([])
    reject(error)
    await expect(Promise.all(tasks)).resolves.toBeDefined()
    expect(errors).toEqual([error])
  })

  test('calls the runtime’s method as a method', async () => {
    const runtime = {
      tasks: [] as unknown[],
      waitUntil(task: Promise<unknown>) {
        this.tasks.push(task)
      },
    }
    await deliver(runtime, ({ waitUntil }) => waitUntil(Promise.resolve()))
    expect(runtime.tasks).toHaveLength(1)
  })

  test('reports errors also where the runtime has no such method', async () => {
    const error = new Error('background')
    const { errors } = await deliver({}, ({ waitUntil }) => waitUntil(Promise.reject(error)))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(errors).toEqual([error])
  })

  test('makes no event wait and no operation of the task', async () => {
    const never = new Promise<never>(() => {})
    const { levels } = await deliver({}, ({ waitUntil }) => waitUntil(never))
    expect(levels).toBe(2)
  })
})
