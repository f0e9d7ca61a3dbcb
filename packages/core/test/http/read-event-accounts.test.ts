import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { doors, toIncoming } from '../support/doors.ts'
import { heartbeat } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

const secrets: Record<string, string | false> = {
  '1': 'one',
  '2': 'two',
  '3': false,
  'name of 1': 'one',
}

// What the types forbid is what many a lookup gives.
type Lookup = (selfId: string) => string | false
const settings: [name: string, secret: Lookup | ((selfId: string) => Promise<string | false>)][] = [
  ['a function', ((selfId) => secrets[selfId]) as Lookup],
  ['an async function', async (selfId) => secrets[selfId] as string | false],
  ['a function that gives null for unknown accounts', ((id) => secrets[id] ?? null) as Lookup],
  ['a function that gives an empty text for them', (id) => secrets[id] ?? ''],
]

const rows: [
  what: string,
  header: string,
  selfId: unknown,
  secret: string | undefined,
  status: number,
][] = [
  ['the account', '1', 1, 'one', 204],
  ['an unknown account with the key of a known one', '1', 9, 'one', 403],
  ['no account at all, but an object', '1', { toString: 1 }, 'one', 403],
  ['another account', '2', 2, 'two', 204],
  ['an id as string', '1', '1', 'one', 204],
  ['the secret of another account', '1', 1, 'two', 403],
  ['no signature', '1', 1, undefined, 401],
  ['an unknown account', '9', 9, 'one', 403],
  ['an unknown account, signed with an empty secret', '9', 9, '', 403],
  ['an unknown account, signed with its text', '9', 9, 'null', 403],
  ['an unknown account, signed with nothing', '9', 9, 'undefined', 403],
  ['no header', '', 1, 'one', 401],
  ['a name that has the key, as onebots has', 'name of 1', 1, 'one', 204],
  ['a name that has the key, and an unknown body', 'name of 1', 77, 'one', 403],
  ['a name that has the key, and a body without account', 'name of 1', undefined, 'one', 204],
  ['a name that is unknown, and a known body', 'name of 2', 2, 'two', 403],
  ['a name that has the key of another body', 'name of 1', 2, 'one', 403],
  ['a body of another account', '1', 2, 'one', 403],
  ['a body of another account, with its secret', '1', 2, 'two', 403],
  ['a body without account', '1', undefined, 'one', 204],
  ['a body with the account null', '1', null, 'one', 204],
  ['an open account', '3', 3, undefined, 204],
  ['an open account, but a body of another', '3', 1, undefined, 403],
  ['an open account, but a body of another, signed', '3', 1, 'one', 403],
  ['a closed account, but the body of an open one', '1', 3, 'one', 403],
]

describe.each(settings)('secret as %s', (_kind, secret) => {
  describe.each(doors)('%s', (_name, door) => {
    test.each(rows)('answers %s', async (_what, header, selfId, key, status) => {
      const bot = new CQHttp({ secret, logger: false })
      const seen: unknown[] = []
      bot.onMetaEvent((event) => void seen.push(event))
      const answer = await door(bot, {
        body: { ...heartbeat, self_id: selfId },
        headers: { 'x-self-id': header },
        ...(key === undefined ? {} : { secret: key }),
      })
      expect(answer.status).toBe(status)
      expect(seen).toHaveLength(status === 204 ? 1 : 0)
    })
  })
})

test('an open account is open to no web page', async () => {
  const bot = new CQHttp({ secret: () => false, logger: false })
  const headers = { 'x-self-id': '3', origin: 'https://evil.test' }
  expect(await bot.handle(toIncoming({ body: heartbeat, headers }))).toMatchObject({ status: 403 })
})

test.each([12345, true, {}, Symbol('key'), () => 'key', ['key']])(
  'a function that gives %s accepts nothing',
  async (key) => {
    const logger = createLog()
    const bot = new CQHttp({ secret: (() => key) as never, logger })
    const post = { body: heartbeat, headers: { 'x-self-id': '1' }, secret: '12345' }
    expect(await bot.handle(toIncoming(post))).toMatchObject({
      status: 403,
      body: 'unknown account',
    })
    expect(String(logger.lines)).toContain('The function secret has none for 1')
    expect(String(logger.lines)).not.toContain('12345')
  },
)

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
])('an object as a map knows no account %s', async (account) => {
  const logger = createLog()
  const known: Record<string, string> = { '1': 'one' }
  const bot = new CQHttp({ secret: (id) => known[id], logger })
  const post = { body: heartbeat, secret: 'one' }
  for (const [header, selfId] of [
    [account, account],
    [account, 1],
    ['1', account],
  ] as const) {
    const body = { ...heartbeat, self_id: selfId }
    const incoming = toIncoming({ ...post, body, headers: { 'x-self-id': header } })
    expect(await bot.handle(incoming)).toMatchObject({ status: 403 })
  }
  expect(logger.lines.map(([level]) => level)).not.toContain('error')
})

test.each(['+10001', ' 10001', '010001', '10001e0', '10001.0', '10001 '])(
  'a text that a lookup by number takes for a known id (%j) speaks for that account alone',
  async (account) => {
    const secret = (id: string) => (Number(id) === 10_001 ? 'one' : undefined)
    const bot = new CQHttp({ secret, logger: false })
    const answer = async (selfId: unknown) => {
      const body = { ...heartbeat, self_id: selfId }
      const incoming = toIncoming({ body, headers: { 'x-self-id': '1' }, secret: 'one' })
      const headers = {
        get: (n: string) => (n === 'x-self-id' ? account : incoming.headers.get(n)),
      }
      return (await bot.handle({ ...incoming, headers })).status
    }
    expect(await answer(10_001)).toBe(204)
    expect(await answer(77)).toBe(403)
  },
)

test('an X-Self-ID that is there but empty is an unknown account, and asks nobody', async () => {
  const secret = vi.fn<() => string>(() => 'one')
  const bot = new CQHttp({ secret, logger: false })
  const incoming = toIncoming({ body: heartbeat, secret: 'one' })
  const headers = { get: (n: string) => (n === 'x-self-id' ? '' : incoming.headers.get(n)) }
  expect(await bot.handle({ ...incoming, headers })).toMatchObject({ status: 403 })
  expect(secret).not.toHaveBeenCalled()
})

test('the log says which ids need the same secret', async () => {
  const logger = createLog()
  const bot = new CQHttp({ secret: (id) => (id === 'my bot' ? 'one' : undefined), logger })
  const body = { ...heartbeat, self_id: 77 }
  await bot.handle(toIncoming({ body, headers: { 'x-self-id': 'my bot' }, secret: 'one' }))
  expect(logger.lines).toEqual([
    [
      'warn',
      'refused a request:',
      '403: wrong account (POST /). The function secret must give the same for ' +
        'my bot (X-Self-ID) and 77 (self_id)',
    ],
  ])
})

test.each([' one', 'one\n', 'one\r\n', '\tone', '\u{feff}one', '   '])(
  'a function that gives a secret with blanks at its ends (%j) is an error of the bot',
  async (key) => {
    const logger = createLog()
    const bot = new CQHttp({ secret: () => key, logger })
    const post = { body: heartbeat, headers: { 'x-self-id': '1' }, secret: key }
    expect(await bot.handle(toIncoming(post))).toMatchObject({ status: 500 })
    expect(String(logger.lines)).toContain('has a blank or a line break at its start or end')
    expect(String(logger.lines)).not.toContain('one')
  },
)

test('keys that were not signed with are not kept', async () => {
  let made = 0
  const bot = new CQHttp({ secret: (id) => `${++made} ${id}`, logger: false })
  const forged = (id: number) =>
    toIncoming({ body: heartbeat, headers: { 'x-self-id': String(id) }, secret: 'forged' })
  // Each would be kept as a key of its own.
  await Promise.all(Array.from({ length: 100 }, (_, id) => bot.handle(forged(id))))
  expect(await kept(() => bot.handle(forged(101)))).toBe(0)
})

test('keys that were signed with are kept, but not without limit', async () => {
  const bot = new CQHttp({ secret: (id) => `key of ${id}`, logger: false })
  const signed = (id: number) =>
    toIncoming({
      body: { ...heartbeat, self_id: id },
      headers: { 'x-self-id': String(id) },
      secret: `key of ${id}`,
    })
  const sizes: number[] = []
  for (let id = 0; id < 1100; id++) {
    sizes.push(
      await kept(async () => expect(await bot.handle(signed(id))).toMatchObject({ status: 204 })),
    )
  }
  expect(Math.max(...sizes)).toBe(1000)
})

/** The size of the largest map of functions that `work` writes to. */
async function kept(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Map.prototype, 'set')
  try {
    await work()
    const { calls, contexts } = spy.mock
    const maps = (contexts as Map<unknown, unknown>[]).filter(
      (_map, index) => typeof calls[index]?.[1] === 'function',
    )
    return Math.max(0, ...maps.map(({ size }) => size))
  } finally {
    spy.mockRestore()
  }
}

test('a function that throws is an error of the bot', async () => {
  const logger = createLog()
  const secret = (): never => {
    throw new Error('no database')
  }
  const bot = new CQHttp({ secret, logger })
  const post = { body: heartbeat, headers: { 'x-self-id': '1' }, secret: 'x' }
  expect(await bot.handle(toIncoming(post))).toMatchObject({ status: 500, body: 'internal error' })
  expect(logger.lines.map(([level]) => level)).toEqual(['error'])
})
