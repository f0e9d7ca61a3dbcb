import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { Claim, InboxStore } from '../../src/inbox/store.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { createTransport } from '../support/api.ts'
import { throughHandle } from '../support/doors.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => {})

/** A bot whose handler waits for `wait`, and counts its runs. */
function createBot(wait: () => Promise<unknown>, options: CQHttpOptions = {}) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, ...options })
  let runs = 0
  bot.onMessage(async () => {
    const run = ++runs
    await wait()
    return { reply: `run ${run}` }
  })
  const post = (messageId = 1) =>
    throughHandle(bot, { body: { ...privateMessage, message_id: messageId } })
  const errors = () => logger.lines.filter(([level]) => level === 'error')
  return { bot, post, runs: () => runs, errors }
}

test.each([
  ['a pause of the process', ['performance', 'Date'] as const],
  ['a wall clock that jumps', ['Date'] as const],
])('%s hands an event that is being handled to nobody else', async (_what, toFake) => {
  vi.useFakeTimers({ toFake: [...toFake] })
  const { promise, resolve } = Promise.withResolvers<void>()
  const { post, runs } = createBot(() => promise)
  const first = post()
  await vi.waitFor(() => expect(runs()).toBe(1))
  vi.advanceTimersByTime(61_000)
  const copies = [post(), post()]
  await new Promise((done) => setTimeout(done, 30))
  resolve()
  const answers = await Promise.all([first, ...copies])
  expect(runs()).toBe(1)
  for (const { body } of answers) expect(body).toBe(answers[0]?.body)
})

test.each([
  ['an hour ahead', 3_600_000],
  ['an hour back', -3_600_000],
])('a wall clock that jumps %s frees no answer, and keeps none for longer', async (_what, jump) => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  const { post, runs } = createBot(async () => {})
  const first = await post()
  vi.setSystemTime(Date.now() + jump)
  expect(await post()).toEqual(first)
  vi.advanceTimersByTime(59_000)
  expect(await post()).toEqual(first)
  vi.advanceTimersByTime(2_000)
  await post()
  expect(runs()).toBe(2)
})

describe.each([
  ['in the same process', 1],
  ['in another process with the same store', 2],
] as const)('a handler that blocks for 10.5 s before its first await', (where, processes) => {
  test(`is not run again by a copy ${where}`, async () => {
    vi.useFakeTimers()
    const store = memoryStore()
    let runs = 0
    const bots = Array.from({ length: processes }, () => {
      const bot = new CQHttp({ secret: false, logger: false, inbox: { store } })
      bot.onMessage(async () => {
        runs++
        vi.advanceTimersByTime(10_500)
        await new Promise((resolve) => setTimeout(resolve, 1000))
        return { reply: 'done' }
      })
      return bot
    })
    const post = (bot: CQHttp | undefined) => throughHandle(bot as CQHttp, { body: privateMessage })
    const first = post(bots[0])
    while (runs === 0) await Promise.resolve()
    await vi.advanceTimersByTimeAsync(1)
    const copies = [post(bots.at(-1)), post(bots.at(-1))]
    await vi.advanceTimersByTimeAsync(2000)
    for (const answer of await Promise.all([first, ...copies])) {
      expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('done') })
    }
    expect(runs).toBe(1)
  })
})

test('handlers that outlive the window are not run again by a copy', async () => {
  vi.useFakeTimers()
  const wait = () => new Promise((resolve) => setTimeout(resolve, 30_000))
  const options = { transport: createTransport(), inbox: { window: 1000 } }
  const { post, runs } = createBot(wait, options)
  const first = post()
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await first).status).toBe(204)
  expect((await post()).status).toBe(204)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(runs()).toBe(1)
})

test('a response does not wait until the store has its answer', async () => {
  const store: InboxStore = { ...memoryStore(), finish: never }
  const { post } = createBot(async () => {}, { inbox: { store } })
  expect(await post()).toMatchObject({ status: 200 })
})

test('one budget of time holds the wait for the store and for the handlers', async () => {
  vi.useFakeTimers()
  const store: InboxStore = { claim: never, renew: never, finish: never }
  const transport = createTransport()
  const wait = () => new Promise((resolve) => setTimeout(resolve, 3000))
  const { post, runs } = createBot(wait, { transport, inbox: { store } })
  const start = Date.now()
  const copies = [post(), post()].map(async (answer) => {
    const { status } = await answer
    return [status, Date.now() - start]
  })
  await vi.advanceTimersByTimeAsync(10_000)
  for (const [status, after] of await Promise.all(copies)) {
    expect(status).toBe(204)
    expect(after).toBeLessThanOrEqual(4250)
  }
  expect(runs()).toBe(1)
  expect(transport.calls).toHaveLength(1)
})

// go-cqhttp waits for 5 s, and posts again 1.5 s later, up to four times.
describe.each(['claim', 'renew', 'finish', 'all three'])('a store that hangs in %s', (method) => {
  test.each([0, 100, 2000, 3900, 4500, 9000])(
    'costs go-cqhttp no second run and no second message of a handler of %i ms',
    async (time) => {
      vi.useFakeTimers()
      const hanging = { claim: never, renew: never, finish: never }
      const one = { [method]: never }
      const store: InboxStore = { ...memoryStore(), ...(method === 'all three' ? hanging : one) }
      const transport = createTransport()
      const wait = () => new Promise((resolve) => setTimeout(resolve, time))
      const { post, runs } = createBot(wait, { transport, inbox: { store } })
      let posts = 0
      let replies = 0
      const implementation = async () => {
        for (; posts < 4; await new Promise((resolve) => setTimeout(resolve, 1500))) {
          posts++
          const late = new Promise<undefined>((resolve) => setTimeout(resolve, 5000, undefined))
          const answer = await Promise.race([post(), late])
          if (answer === undefined) continue
          if (answer.status === 200) replies++
          return
        }
      }
      const done = implementation()
      await vi.advanceTimersByTimeAsync(60_000)
      await done
      expect([posts, runs(), replies + transport.calls.length]).toEqual([1, 1, 1])
    },
  )
})

test.each([
  ['claimed', { state: 'claimed' }],
  ['running', { state: 'running' }],
  ['answered', { state: 'answered', answer: '204 ' }],
] as const)('a store that says %s after its time changes nothing', async (_what, claim) => {
  vi.useFakeTimers()
  const late = () => new Promise<Claim>((resolve) => setTimeout(resolve, 3000, claim))
  const { post, runs } = createBot(() => new Promise((resolve) => setTimeout(resolve, 2000)), {
    inbox: { store: { ...memoryStore(), claim: late } },
  })
  const copies = [post(), post()]
  await vi.advanceTimersByTimeAsync(10_000)
  for (const { body } of await Promise.all(copies)) expect(body).toContain('run 1')
  expect(runs()).toBe(1)
})

test('a store that gave no answer in time is left alone for a while', async () => {
  vi.useFakeTimers()
  const claim = vi.fn<() => Promise<never>>(never)
  const store: InboxStore = { ...memoryStore(), claim }
  const { post, errors } = createBot(async () => {}, { inbox: { store } })
  const first = post(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect((await first).status).toBe(200)
  expect((await post(2)).status).toBe(200)
  expect(claim).toHaveBeenCalledTimes(1)
  expect(errors()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(10_000)
  void post(3)
  await vi.advanceTimersByTimeAsync(10)
  expect(claim).toHaveBeenCalledTimes(2)
})

test.each<[string, CQHttpOptions, number]>([
  ['replyTimeout', { replyTimeout: 1500 }, 1500],
  ['the default', { transport: createTransport() }, 4000],
  ['a minute where nothing limits it', {}, 60_000],
])('a copy waits for a store that keeps saying running no longer than %s', async (...row) => {
  const [, options, limit] = row
  vi.useFakeTimers()
  const store: InboxStore = { ...memoryStore(), claim: () => ({ state: 'running' }) }
  const { post, runs } = createBot(never, { ...options, inbox: { store } })
  const start = Date.now()
  const answered = post().then(({ status }) => [status, Date.now() - start])
  await vi.advanceTimersByTimeAsync(61_000)
  expect(await answered).toEqual([204, limit])
  expect(runs()).toBe(0)
})

test.each([
  [{}],
  ['claimed'],
  [true],
  [null],
  [undefined],
  [1],
  [[]],
  [['claimed']],
  [() => ({ state: 'claimed' })],
  [Symbol('claimed')],
  [new Map([['state', 'claimed']])],
  [Object.create(null)],
  [{ state: 'done' }],
  [{ state: ['claimed'] }],
  [{ state: 'answered' }],
  [{ state: 'answered', answer: 1 }],
  [{ state: 'answered', answer: null }],
  [{ state: 'answered', answer: new Uint8Array(4) }],
])('a claim that is answered by %o counts as a failed store', async (claim) => {
  const store = { ...memoryStore(), claim: () => claim } as unknown as InboxStore
  const { post, errors } = createBot(async () => {}, { inbox: { store } })
  expect((await post()).status).toBe(200)
  expect(errors()).toEqual([
    ['error', 'the store of the inbox failed:', expect.objectContaining({ name: 'TypeError' })],
  ])
})

test.each([
  ...[
    '999 x',
    '100 ',
    '199 x',
    '600 x',
    '204',
    '2044 x',
    '-204 ',
    ' 204 ',
    '２０４ ',
    '[]',
    '"204 "',
  ],
  ...['101 ', '000 ', '20x ', 'NaN ', '\u0000', '204\n'],
])('fetch does not reject at an answer with the status of %j', async (answer) => {
  const store: InboxStore = { ...memoryStore(), claim: () => ({ state: 'answered', answer }) }
  const { bot } = createBot(never, { inbox: { store } })
  const response = await bot.fetch(
    new Request('http://bot.test/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(privateMessage),
    }),
  )
  expect(response.status).toBe(204)
})

test('a handler that never ends does not keep a process alive', async () => {
  const code = `
    import { CQHttp } from '@cqhttp/core'
    const bot = new CQHttp({ secret: false })
    bot.onMessage(() => new Promise(() => {}))
    const body = JSON.stringify(${JSON.stringify(privateMessage)})
    const headers = { 'content-type': 'application/json' }
    void bot.fetch(new Request('http://bot.test/', { method: 'POST', headers, body }))
  `
  const args = ['--input-type=module', '--no-warnings', '-e', code]
  const cwd = new URL('../..', import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, timeout: 10_000 })
  expect(stdout).toBe('')
})

test.each<[string, () => object]>([
  ['gives a thenable that never settles', () => ({ then: () => {} })],
  [
    'gives a thenable that throws',
    () => ({
      then: () => {
        throw new Error('broken')
      },
    }),
  ],
  [
    'gives an object whose state cannot be read',
    () => ({
      get state(): string {
        throw new Error('broken')
      },
    }),
  ],
  ['gives a promise that is rejected with nothing', () => Promise.reject()],
])('a store that %s loses no event', async (_what, claim) => {
  vi.useFakeTimers()
  const store = { ...memoryStore(), claim } as unknown as InboxStore
  const { post, runs, errors } = createBot(async () => {}, { inbox: { store } })
  const answer = post()
  await vi.advanceTimersByTimeAsync(2000)
  expect(await answer).toMatchObject({ status: 200 })
  expect(runs()).toBe(1)
  expect(errors()).toHaveLength(1)
})

test('a handler that has used up the time before it waits sets no timer into the past', async () => {
  const delays = vi.spyOn(globalThis, 'setTimeout')
  const { promise, resolve } = Promise.withResolvers<void>()
  const wait = () => {
    for (const end = performance.now() + 20; performance.now() < end;);
    return promise
  }
  const { post } = createBot(wait, { replyTimeout: 5 })
  expect((await post()).status).toBe(204)
  resolve()
  const set = delays.mock.calls.map(([, delay = 0]) => delay)
  delays.mockRestore()
  expect(set.length).toBeGreaterThan(0)
  expect(Math.min(...set)).toBe(0)
})
