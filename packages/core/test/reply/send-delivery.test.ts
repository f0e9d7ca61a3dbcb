import { describe, expect, test, vi } from 'vitest'
import type { Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { ActionFailedError } from '../../src/base/errors.ts'
import type { SendTarget } from '../../src/reply/send.ts'
import { createTransport } from '../support/api.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

function createBot(transport: Transport) {
  const logger = createLog()
  return { bot: new CQHttp({ secret: false, logger, transport }), logger }
}

describe('send', () => {
  test('sends as the account that the event came to', async () => {
    const transport = createTransport()
    const { bot } = createBot(transport)
    await bot.send({ ...privateMessage, self_id: '7' }, 'hi')
    await bot.send({ user_id: 1 }, 'hi')
    expect(transport.calls[0]?.selfId).toBe('7')
    expect(transport.calls[1]).not.toHaveProperty('selfId')
  })

  test('ends with the signal of the delivery', async () => {
    const { bot } = createBot(() => new Promise(() => {}))
    bot.onMessage(async (event) => {
      await bot.send(event, 'hi')
    })
    const received = bot.receive(privateMessage, { deadline: Date.now() + 1050 })
    await expect(received).rejects.toThrow('send_msg: aborted before an answer came')
  })

  test('does not end when the delivery is over', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { bot } = createBot(async () => {
      await promise
      return { status: 'ok', retcode: 0, data: { message_id: 2 } }
    })
    const sent: Promise<unknown>[] = []
    bot.onMessage((event) => void sent.push(bot.send(event, 'hi')))
    expect(await bot.receive(privateMessage)).toBeUndefined()
    resolve()
    expect(await Promise.all(sent)).toEqual([{ message_id: 2 }])
  })
})

test('a send for a dropped event that fails keeps the runtime no longer than itself', async () => {
  const { bot } = createBot(createTransport({ status: 'failed', retcode: 100 }))
  bot.onDelivery(async ({ event, outcome }) => {
    expect(outcome).toBe('dropped')
    await expect(bot.send(event as SendTarget, 'hi')).rejects.toThrow(ActionFailedError)
  })
  const tasks: Promise<unknown>[] = []
  const own = { ...privateMessage, user_id: privateMessage.self_id }
  await bot.receive(own, { waitUntil: (task) => void tasks.push(task) })
  expect(tasks.length).toBeGreaterThan(0)
  await Promise.all(tasks)
})

describe('a send that is not awaited', () => {
  const failed = createTransport({ status: 'failed', retcode: 100 })

  async function run(handler: (bot: CQHttp, event: SendTarget) => unknown) {
    const { bot, logger } = createBot(failed)
    const errors = vi.fn<(error: unknown) => void>()
    const unhandled = vi.fn<(error: unknown) => void>()
    const tasks: Promise<unknown>[] = []
    process.on('unhandledRejection', unhandled)
    bot.onError(errors)
    bot.onMessage((event) => handler(bot, event) as undefined)
    await bot
      .receive(privateMessage, { waitUntil: (task) => void tasks.push(task) })
      .catch(() => {})
    await Promise.all(tasks)
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', unhandled)
    const warnings = logger.lines.filter(([level]) => level === 'warn')
    return { warnings, errors: errors.mock.calls, unhandled: unhandled.mock.calls, tasks }
  }

  test('is kept alive, and its failure is warned of', async () => {
    const { warnings, errors, unhandled, tasks } = await run((bot, event) => {
      void bot.send(event, 'hi')
    })
    expect(tasks).toHaveLength(1)
    expect(warnings).toEqual([['warn', 'a message was not sent:', expect.any(ActionFailedError)]])
    expect([errors, unhandled]).toEqual([[], []])
  })

  test('is not reported twice when a handler threw its error', async () => {
    const { warnings, errors, unhandled } = await run(async (bot, event) => {
      await bot.send(event, 'hi')
    })
    expect(errors).toEqual([[expect.any(ActionFailedError), expect.anything()]])
    expect([warnings, unhandled]).toEqual([[], []])
  })

  test('is not reported twice when it was handed to waitUntil', async () => {
    const { bot, logger } = createBot(failed)
    const errors = vi.fn<(error: unknown) => void>()
    bot.onError(errors)
    bot.onMessage((event, { waitUntil }) => waitUntil(bot.send(event, 'hi')))
    await bot.receive(privateMessage)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(errors).toHaveBeenCalledOnce()
    expect(logger.lines.filter(([level]) => level === 'warn')).toEqual([])
  })
})
