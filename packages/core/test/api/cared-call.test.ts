import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { ActionFailedError } from '../../src/base/errors.ts'
import type { HandlerContext } from '../../src/handling/handler.ts'
import { answer, startApiServer } from '../support/api-server.ts'
import { createTransport } from '../support/api.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

const failing = createTransport({ status: 'failed', retcode: 100 })

/** Time for what is left to be logged. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))

function createBot(transport = failing) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, transport })
  const warnings = () => logger.lines.filter(([level]) => level === 'warn')
  return { bot, warnings }
}

async function run(handler: (bot: CQHttp, context: HandlerContext) => unknown) {
  const { bot, warnings } = createBot()
  const errors = vi.fn<(error: unknown) => void>()
  const tasks: Promise<unknown>[] = []
  bot.onError(errors)
  bot.onMessage((_event, context) => handler(bot, context) as undefined)
  const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
  await bot.receive(privateMessage, runtime).catch(() => {})
  const kept = tasks.length
  await Promise.all(tasks)
  await settle()
  return { warnings: warnings(), errors: errors.mock.calls.map(([error]) => error), kept }
}

const call = (bot: CQHttp): Promise<unknown> => bot.send_private_msg({ user_id: 1, message: 'a' })

describe('an action that a handler does not await', () => {
  test.each<[what: string, handler: (bot: CQHttp) => unknown]>([
    ['at once', (bot) => void call(bot)],
    [
      'after a while',
      async (bot) => {
        await settle()
        void call(bot)
      },
    ],
    ['by callAction', (bot) => void bot.callAction('x')],
    [
      'with parameters that are none',
      (bot) => void bot.send_private_msg({ user_id: 1, message: 7 as never }),
    ],
  ])('is kept alive, and its failure is warned of: %s', async (_what, handler) => {
    const { warnings, errors, kept } = await run(handler)
    expect(warnings).toMatchObject([['warn', 'a call that nobody waits for failed:', {}]])
    expect(errors).toEqual([])
    expect(kept).toBe(1)
  })

  test('is kept alive when its failure is caught, and not warned of', async () => {
    const caught: unknown[] = []
    const { warnings, kept } = await run((bot) => {
      call(bot).catch((error: unknown) => void caught.push(error))
    })
    expect([warnings, kept]).toEqual([[], 1])
    expect(caught).toEqual([expect.any(ActionFailedError)])
  })

  test('ends before the delivery does', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { bot } = createBot(
      Object.assign(
        async () => {
          await promise
          return { status: 'ok', retcode: 0 }
        },
        { calls: [] },
      ),
    )
    bot.onMessage(() => void call(bot))
    const tasks: Promise<unknown>[] = []
    await bot.receive(privateMessage, { waitUntil: (task) => void tasks.push(task) })
    let isOver = false
    void Promise.all(tasks).then(() => (isOver = true))
    await settle()
    expect(isOver).toBe(false)
    resolve()
    await settle()
    expect(isOver).toBe(true)
  })
})

describe('an action that somebody waits for', () => {
  test.each<[what: string, handler: (bot: CQHttp, context: HandlerContext) => unknown]>([
    ['await', async (bot) => void (await call(bot))],
    ['return', (bot) => call(bot)],
    ['through functions', async (bot) => (async () => (async () => call(bot))())()],
    ['Promise.all', async (bot) => void (await Promise.all([call(bot), settle()]))],
    ['waitUntil', (bot, { waitUntil }) => waitUntil(call(bot))],
  ])('is reported once, as an error of the handler: %s', async (_what, handler) => {
    const { warnings, errors } = await run(handler)
    expect(errors).toEqual([expect.any(ActionFailedError)])
    expect(warnings).toEqual([])
  })

  test.each<[what: string, handler: (bot: CQHttp) => unknown]>([
    [
      'try',
      async (bot) => {
        try {
          await call(bot)
        } catch {
          // Meant.
        }
      },
    ],
    ['catch', async (bot) => void (await call(bot).catch(() => {}))],
    ['then', async (bot) => void (await call(bot).then(undefined, () => {}))],
    ['allSettled', async (bot) => void (await Promise.allSettled([call(bot)]))],
  ])('is not reported when its failure is handled: %s', async (_what, handler) => {
    expect(await run(handler)).toMatchObject({ warnings: [], errors: [] })
  })

  test('of another event keeps this one no longer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const transport = async () => {
      await promise
      return { status: 'ok', retcode: 0 }
    }
    const { bot } = createBot(Object.assign(transport, { calls: [] }))
    bot.onMessage('private', async () => void (await call(bot)))
    const other = bot.receive(privateMessage)
    await settle()
    const tasks: Promise<unknown>[] = []
    const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
    await bot.receive({ post_type: 'custom', custom_type: 'x' }, runtime)
    expect(tasks).toEqual([])
    resolve()
    await other
  })
})

test.each(['send_private_msg', 'send'] as const)(
  'the author’s line is in the stack of an error of %s',
  async (method) => {
    const server = await startApiServer(answer({ status: 'failed', retcode: 100 }))
    const bot = new CQHttp({ apiRoot: server.url, secret: false, logger: false })
    const errors: unknown[] = []
    bot.onError((error) => void errors.push(error))
    bot.onMessage(async function handlerOfTheAuthor(event) {
      if (method === 'send') await bot.send(event, 'a')
      else await bot.send_private_msg({ user_id: 1, message: 'a' })
    })
    await bot.receive(privateMessage).catch(() => {})
    expect((errors[0] as Error).stack).toContain('handlerOfTheAuthor')
  },
)

const INDEX = fileURLToPath(new URL('../../src/index.ts', import.meta.url))

/** Runs a program, and gives what it wrote and how it ended. */
async function runProgram(body: string) {
  const code = `
    import { CQHttp } from ${JSON.stringify(INDEX)}
    const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:2', secret: false })
    const event = ${JSON.stringify(privateMessage)}
    ${body}
    setTimeout(() => console.log('still here'), 300)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code])
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { out, err, exitCode: child.exitCode }
}

describe('a process goes on after a forgotten', () => {
  test.each([
    [
      'action of a handler',
      `bot.onMessage(async () => void bot.send_private_msg({ user_id: 1, message: 'a' }))
      await bot.deliver(event)`,
      'a call that nobody waits for failed',
    ],
    [
      'send of a handler',
      `bot.onMessage(async (event) => void bot.send(event, 'a'))
      await bot.deliver(event)`,
      'a message was not sent',
    ],
    ['action outside of events', 'void bot.get_status()', 'a call that nobody waits for failed'],
    [
      'action whose name is none',
      "void bot.callAction('no name')",
      'a call that nobody waits for failed',
    ],
    ['send outside of events', "void bot.send(event, 'a')", 'a message was not sent'],
    ['send without a target', "void bot.send({}, 'a')", 'a message was not sent'],
  ])('%s', async (_what, body, line) => {
    const { out, err, exitCode } = await runProgram(body)
    expect({ out, exitCode }).toEqual({ out: 'still here\n', exitCode: 0 })
    expect(err).toContain(line)
  })

  test('but an error that the author made is the author’s', async () => {
    const { err, exitCode } = await runProgram(
      "void bot.get_status().catch(() => { throw new Error('of the author') })",
    )
    expect(exitCode).toBe(1)
    expect(err).toContain('of the author')
  })
})
