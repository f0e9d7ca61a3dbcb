import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { Runtime } from '../../src/http/endpoint.ts'
import type { DeliveryReport } from '../../src/handling/handler.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { createTransport } from '../support/api.ts'
import { type Answer, throughHandle } from '../support/doors.ts'
import { groupMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** A bot whose handler takes some time, then returns or throws. */
function createBot(time: number, result: unknown, options: CQHttpOptions = {}) {
  const transport = createTransport()
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, transport, ...options })
  const errors: unknown[] = []
  const reports: DeliveryReport[] = []
  const runs: unknown[] = []
  bot.onError((error) => void errors.push(error))
  bot.onDelivery((report) => void reports.push(report))
  bot.onMessage(async (event) => {
    runs.push(event)
    await sleep(time)
    if (result instanceof Error) throw result
    return result as never
  })
  const tasks: Promise<unknown>[] = []

  /** Gives the answer, and after how many milliseconds it came. */
  async function post(runtime: Runtime = {}): Promise<Answer & { after: number }> {
    const start = Date.now()
    const waitUntil = (task: Promise<unknown>) => void tasks.push(task)
    const answer = await throughHandle(bot, { body: groupMessage }, { waitUntil, ...runtime })
    return { ...answer, after: Date.now() - start }
  }

  return { bot, transport, logger, errors, reports, runs, tasks, post }
}

const MINUTE = 60_000

describe('the response waits for the handlers', () => {
  const noApi = { transport: undefined }
  const rows: [string, options: CQHttpOptions, deadline: number | undefined, after: number][] = [
    ['4 s when an API is configured', {}, undefined, 4000],
    ['as long as they take when none is', noApi, undefined, MINUTE],
    ['as long as they take for false', { replyTimeout: false }, undefined, MINUTE],
    ['replyTimeout', { replyTimeout: 1500 }, undefined, 1500],
    ['replyTimeout also without an API', { ...noApi, replyTimeout: 1500 }, undefined, 1500],
    ['replyTimeout before a later deadline', { replyTimeout: 1500 }, 2600, 1500],
    ['until 1 s before an earlier deadline', { replyTimeout: 1500 }, 2400, 1400],
    ['until 1 s before the deadline, for false', { replyTimeout: false }, 9000, 8000],
    ['until 1 s before the deadline, without an API', noApi, 9000, 8000],
    ['not at all after the deadline', {}, -5000, 0],
    ['4 s when the deadline is no number', {}, Number.NaN, 4000],
    ['as long as they take with an endless deadline', noApi, Number.POSITIVE_INFINITY, MINUTE],
    ['as long as they take with a deadline in a year', noApi, 365 * 86_400_000, MINUTE],
  ]

  test.each(rows)('%s', async (_what, options, deadline, after) => {
    const { post } = createBot(MINUTE, { reply: 'hi' }, options)
    const answer = post(deadline === undefined ? {} : { deadline: Date.now() + deadline })
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(await answer).toMatchObject({ after, status: after === MINUTE ? 200 : 204 })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('and takes what they return at the last moment', async () => {
    const { post, reports } = createBot(3999, { reply: 'hi' })
    const answer = post()
    await vi.advanceTimersByTimeAsync(4000)
    expect(await answer).toMatchObject({ after: 3999, status: 200 })
    expect(reports.map(({ outcome }) => outcome)).toEqual(['handled'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('but also of handlers that return at once when the deadline is over', async () => {
    const bot = new CQHttp({ secret: false, logger: false, replyTimeout: 5 })
    bot.onMessage(() => ({ reply: 'hi' }))
    const answer = throughHandle(bot, { body: groupMessage }, { deadline: Date.now() - 5000 })
    await vi.advanceTimersByTimeAsync(1)
    expect((await answer).status).toBe(200)
  })
})

describe('handlers that are late', () => {
  test('go on, and what they return is done by actions, once for all copies', async () => {
    const { post, transport, runs, reports, tasks } = createBot(8000, { reply: 'hi', delete: true })
    const answers = [post(), post()]
    await vi.advanceTimersByTimeAsync(5000)
    answers.push(post(), post())
    await vi.advanceTimersByTimeAsync(1000)
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatchObject({ status: 204, body: '' })
    }
    expect(transport.calls).toEqual([])
    await vi.advanceTimersByTimeAsync(MINUTE)
    await Promise.all(tasks)
    expect(runs).toHaveLength(1)
    expect(transport.calls.map(({ action }) => action)).toEqual(['send_msg', 'delete_msg'])
    expect(transport.calls[0]?.params['message']).toEqual([
      { type: 'reply', data: { id: '12' } },
      { type: 'text', data: { text: 'hi' } },
    ])
    expect(reports.map(({ outcome }) => outcome).toSorted()).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'late',
    ])
    expect(reports.find(({ outcome }) => outcome === 'late')).toMatchObject({
      name: 'message.group.normal',
      duration: 8000,
    })
  })

  test('keep the runtime alive until all is done', async () => {
    const transport = async () => {
      await sleep(500)
      return { status: 'ok', retcode: 0 }
    }
    const { post, tasks } = createBot(8000, { reply: 'hi' }, { transport })
    const answer = post()
    await vi.advanceTimersByTimeAsync(4000)
    await answer
    const start = Date.now()
    const after = Promise.all(tasks).then(() => Date.now() - start)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(await after).toBe(4500)
  })

  test('with nothing to say call nothing', async () => {
    const { post, transport, logger, reports } = createBot(8000, undefined)
    const answer = post()
    await vi.advanceTimersByTimeAsync(8000)
    expect((await answer).status).toBe(204)
    expect(transport.calls).toEqual([])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['late'])
    expect(logger.lines.filter(([level]) => level !== 'debug')).toEqual([])
  })

  test.each([
    ['throw', new Error('broken'), 'broken'],
    ['return what is no operation', 5, 'a handler returned 5'],
  ])('and %s are told to onError once', async (_what, result, message) => {
    const unhandled = vi.fn<() => void>()
    process.on('unhandledRejection', unhandled)
    const { post, transport, errors, reports } = createBot(8000, result)
    const answer = post()
    await vi.advanceTimersByTimeAsync(8000)
    expect((await answer).status).toBe(204)
    vi.useRealTimers()
    await sleep(5)
    process.off('unhandledRejection', unhandled)
    expect(errors).toHaveLength(1)
    expect(String(errors[0])).toContain(message)
    expect(reports.map(({ outcome }) => outcome)).toEqual(['failed'])
    expect(transport.calls).toEqual([])
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('cannot answer without an API, which is warned of', async () => {
    const options = { transport: undefined, replyTimeout: 1000 }
    const { post, logger } = createBot(2000, { reply: 'hi' }, options)
    const answer = post()
    await vi.advanceTimersByTimeAsync(2000)
    expect((await answer).status).toBe(204)
    expect(logger.lines.filter(([level]) => level !== 'debug')).toEqual([
      ['warn', 'an answer came too late, and there is no API to send it by'],
    ])
  })

  test('have their calls made once, whatever becomes of them', async () => {
    const calls: string[] = []
    const { post, errors } = createBot(
      5000,
      { reply: 'hi', ban: true },
      {
        transport: async ({ action }) => {
          calls.push(action)
          throw new Error('lost')
        },
      },
    )
    const answer = post()
    await vi.advanceTimersByTimeAsync(MINUTE)
    await answer
    expect(calls).toEqual(['send_msg', 'set_group_ban'])
    expect(errors).toEqual([
      expect.objectContaining({ action: 'send_msg', sent: 'unknown' }),
      expect.objectContaining({ action: 'set_group_ban', sent: 'unknown' }),
    ])
  })
})

test.each<CQHttpOptions>([{}, { inbox: false }])(
  'with %o the runtime is handed the handlers before they are waited for',
  async (options) => {
    const { post, tasks, runs } = createBot(1000, { reply: 'hi' }, options)
    const answer = post()
    await vi.advanceTimersByTimeAsync(0)
    expect(runs).toHaveLength(1)
    expect(tasks.length).toBeGreaterThan(0)
    let left = tasks.length
    for (const task of tasks) void task.then(() => left--)
    await vi.advanceTimersByTimeAsync(999)
    expect(left).toBe(tasks.length)
    await vi.advanceTimersByTimeAsync(1)
    await answer
    expect(left).toBe(0)
  },
)

test('a process ends by itself as soon as it has answered', async () => {
  vi.useRealTimers()
  const code = `
    import { CQHttp } from '@cqhttp/core'
    const bot = new CQHttp({ secret: false, transport: async () => ({ status: 'ok', retcode: 0 }) })
    bot.onMessage(() => ({ reply: 'hi' }))
    const body = JSON.stringify({ post_type: 'message', message_type: 'private', user_id: 1, message: 'a' })
    const headers = { 'content-type': 'application/json' }
    const post = () => bot.fetch(new Request('http://bot.test/', { method: 'POST', headers, body }))
    const answers = await Promise.all([post(), post()])
    const start = performance.now()
    process.on('exit', () => console.log(answers.map(({ status }) => status).join(), performance.now() - start))
  `
  const args = ['--input-type=module', '--no-warnings', '-e', code]
  const cwd = new URL('../..', import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  const [statuses, after] = stdout.trim().split(' ')
  expect(statuses).toBe('200,200')
  expect(Number(after)).toBeLessThan(2000)
})
