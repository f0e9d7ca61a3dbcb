import { describe, expect, test } from 'vitest'
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
  ['a name that has the key, and an unknown body', 'name of 1', 77, 'one', 204],
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

test.each([12345, true, {}, Symbol('key')])(
  'a function that gives %s accepts nothing',
  async (key) => {
    const logger = createLog()
    const bot = new CQHttp({ secret: (() => key) as never, logger })
    const post = { body: heartbeat, headers: { 'x-self-id': '1' }, secret: '12345' }
    expect(await bot.handle(toIncoming(post))).toMatchObject({
      status: 500,
      body: 'internal error',
    })
    expect(String(logger.lines)).toContain(
      'the function secret must give a string, false or undefined',
    )
    expect(String(logger.lines)).not.toContain('12345')
  },
)

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
