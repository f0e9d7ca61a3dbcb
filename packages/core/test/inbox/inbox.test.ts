import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { doors, throughHandle } from '../support/doors.ts'
import { groupIncrease, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'
import { sign } from '../support/sign.ts'

/** A bot that counts its runs and replies with their number. */
function createBot(options: CQHttpOptions = {}) {
  const bot = new CQHttp({ secret: 'key', logger: false, ...options })
  const runs: unknown[] = []
  bot.onMessage(async (event) => {
    runs.push(event.message_id)
    const number = runs.length
    await new Promise((resolve) => setTimeout(resolve, 2))
    return { reply: `run ${number}` }
  })
  return { bot, runs }
}

const post = { body: privateMessage, secret: 'key' }

describe.each(doors)('through %s', (_name, door) => {
  test('copies get the same answer, while the first is handled and later', async () => {
    const { bot, runs } = createBot()
    const answers = await Promise.all([1, 2, 3, 4].map(() => door(bot, post)))
    answers.push(await door(bot, post), await door(bot, post))
    expect(runs).toHaveLength(1)
    expect(answers[0]).toMatchObject({ status: 200, contentType: 'application/json' })
    expect(answers[0]?.body).toContain('run 1')
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('a thousand events, each delivered four times in any order, are handled once', async () => {
    const { bot, runs } = createBot()
    const ids = Array.from({ length: 4000 }, (_, i) => (i * 1237) % 1000)
    const answers = await Promise.all(
      ids.map((id) => door(bot, { ...post, body: { ...privateMessage, message_id: id } })),
    )
    expect(new Set(runs).size).toBe(1000)
    expect(runs).toHaveLength(1000)
    const bodies = Map.groupBy(answers, (_answer, i) => ids[i])
    expect(
      [...bodies.values()].map((copies) => new Set(copies.map(({ body }) => body)).size),
    ).toEqual(Array.from({ length: 1000 }, () => 1))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1000)
  })

  test('what is no event of the account is refused, copy or not', async () => {
    const { bot, runs } = createBot()
    await door(bot, post)
    expect((await door(bot, { ...post, secret: 'other' })).status).toBe(403)
    expect((await door(bot, { body: privateMessage })).status).toBe(401)
    expect(runs).toHaveLength(1)
  })
})

test.each([
  ['another account', { ...privateMessage, self_id: 2 }],
  ['another message', { ...privateMessage, message_id: 13 }],
  ['another order of the fields', Object.fromEntries(Object.entries(privateMessage).toReversed())],
])('%s is another event', async (_what, body) => {
  const { bot, runs } = createBot()
  await throughHandle(bot, post)
  await throughHandle(bot, { ...post, body })
  expect(runs).toHaveLength(2)
})

test('a failure is stored as well', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  const handler = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('broken')))
  bot.onMessage(handler)
  const answers = [1, 2, 3].map(() => throughHandle(bot, { body: privateMessage }))
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatchObject({
      status: 500,
      contentType: 'text/plain; charset=utf-8',
      body: 'a handler failed',
    })
  }
  expect(handler).toHaveBeenCalledTimes(1)
})

test('a result that is no JSON is a failure, told once and stored', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  const errors: unknown[] = []
  const outcomes: string[] = []
  bot.onError((error) => void errors.push(error))
  bot.onDelivery(({ outcome }) => void outcomes.push(outcome))
  bot.on('x' as never, () => ({ a: 1n }) as never)
  const body = { ...privateMessage, post_type: 'x', x_type: 'y' }
  expect((await throughHandle(bot, { body })).status).toBe(500)
  expect((await throughHandle(bot, { body })).status).toBe(500)
  expect(errors).toEqual([expect.any(TypeError)])
  expect(outcomes).toEqual(['failed', 'duplicate'])
})

test('a copy gets the same answer also where an operation writes itself as something else', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  bot.on('x' as never, () => ({ toJSON: () => [1] }) as never)
  const body = { ...privateMessage, post_type: 'x', x_type: 'y' }
  const first = await throughHandle(bot, { body })
  expect(first).toMatchObject({ status: 200, body: '[1]' })
  expect(await throughHandle(bot, { body })).toEqual(first)
})

test('having nothing to say is stored as well', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  const handler = vi.fn<() => void>()
  bot.onNotice(handler)
  for (let i = 0; i < 3; i++) {
    expect(await throughHandle(bot, { body: groupIncrease })).toMatchObject({
      status: 204,
      body: '',
    })
  }
  expect(handler).toHaveBeenCalledTimes(1)
})

test('inbox: false handles every copy', async () => {
  const { bot, runs } = createBot({ inbox: false })
  await Promise.all([throughHandle(bot, post), throughHandle(bot, post)])
  expect(runs).toHaveLength(2)
})

test('bot.receive asks no inbox', async () => {
  const { bot, runs } = createBot()
  await bot.receive(privateMessage)
  await bot.receive(privateMessage)
  expect(runs).toHaveLength(2)
})

test.each([
  [undefined, 60_000],
  [1000, 1000],
])('with the window %s an answer lives for %d ms', async (window, time) => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  try {
    const { bot, runs } = createBot({ inbox: { window } })
    await throughHandle(bot, post)
    vi.advanceTimersByTime(time - 1)
    await throughHandle(bot, post)
    expect(runs).toHaveLength(1)
    vi.advanceTimersByTime(1)
    await throughHandle(bot, post)
    expect(runs).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  ['the signature', 'key', sign(JSON.stringify(privateMessage), 'key').slice(5)],
  [
    'the SHA-256 of the body',
    false as const,
    createHash('sha256').update(JSON.stringify(privateMessage)).digest('hex'),
  ],
])('the key is %s', async (_what, secret, key) => {
  const store = memoryStore()
  const claim = vi.spyOn(store, 'claim')
  const { bot } = createBot({ secret, inbox: { store } })
  await throughHandle(bot, post)
  expect(claim.mock.calls).toEqual([[key, 10_000]])
})

test('a key is short ASCII, whatever the account is called', async () => {
  const store = memoryStore()
  const claim = vi.spyOn(store, 'claim')
  const { bot } = createBot({ secret: false, inbox: { store } })
  for (const self_id of ['../../机器人', 'x'.repeat(10_000), { a: 1 }, null]) {
    await throughHandle(bot, { body: { ...privateMessage, self_id } })
  }
  expect(claim).toHaveBeenCalledTimes(4)
  for (const [key] of claim.mock.calls) expect(key).toMatch(/^[\w-]{1,80}$/)
})

test('the claim is renewed for as long as the handlers take, and no longer', async () => {
  vi.useFakeTimers()
  try {
    const store = memoryStore()
    const renew = vi.spyOn(store, 'renew')
    const bot = new CQHttp({ secret: false, logger: false, inbox: { store } })
    const handler = vi.fn<() => Promise<void>>(
      () => new Promise((resolve) => setTimeout(resolve, 60_000)),
    )
    bot.onMessage(handler)
    const first = throughHandle(bot, { body: privateMessage })
    await vi.advanceTimersByTimeAsync(50_000)
    const copy = throughHandle(bot, { body: privateMessage })
    await vi.advanceTimersByTimeAsync(10_500)
    expect((await Promise.all([first, copy])).map(({ status }) => status)).toEqual([204, 204])
    expect(handler).toHaveBeenCalledTimes(1)
    expect(renew.mock.calls.length).toBeGreaterThan(15)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('the runtime is kept alive until the store has the answer', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const store = { ...memoryStore(), finish: () => promise }
  const { bot } = createBot({ inbox: { store } })
  const tasks: Promise<unknown>[] = []
  const answer = throughHandle(bot, post, { waitUntil: (task) => void tasks.push(task) })
  let isOver = false
  await vi.waitFor(() => expect(tasks.length).toBeGreaterThan(0))
  const over = Promise.all(tasks).then(() => (isOver = true))
  await new Promise((done) => setTimeout(done, 20))
  expect(isOver).toBe(false)
  resolve()
  await answer
  expect(await over).toBe(true)
})

test('a copy is said at info, in one line, since somebody may have posted it by hand', async () => {
  const logger = createLog()
  const { bot } = createBot({ logger, secret: false })
  const copies = { body: privateMessage }
  await Promise.all([throughHandle(bot, copies), throughHandle(bot, copies)])
  await throughHandle(bot, copies)
  await bot.deliver(privateMessage)
  const lines = logger.lines.filter(([level]) => level === 'info')
  const line = 'message.private.friend: a copy of an earlier event, so no handler runs'
  expect(lines).toEqual(Array.from({ length: 3 }, () => ['info', line]))
})
