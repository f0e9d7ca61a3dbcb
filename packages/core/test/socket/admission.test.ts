import { describe, expect, test, vi } from 'vitest'
import { createParties, handshake } from './parties.ts'

const TOKEN = 'p+q/1='
const QUERY = `http://bot.test/ws?access_token=${encodeURIComponent(TOKEN)}`

describe('with an access token', () => {
  const { sockets, log } = createParties({ accessToken: TOKEN })
  const admit = (headers: Record<string, string>, url?: string) =>
    sockets.admit(handshake(headers, url), '203.0.113.7')

  test.each<[string, Record<string, string>, string?]>([
    ['Bearer', { Authorization: `Bearer ${TOKEN}` }],
    ['bearer', { authorization: `bearer ${TOKEN}` }],
    ['Token', { Authorization: `Token ${TOKEN}` }],
    ['TOKEN', { Authorization: `TOKEN  ${TOKEN}` }],
    ['the query', {}, QUERY],
    ['the query, written as it is', {}, `http://bot.test/ws?access_token=${TOKEN}`],
    ['the query beside an empty Bearer', { Authorization: 'Bearer ' }, QUERY],
    ['the query beside another scheme', { Authorization: 'Basic eDp5' }, QUERY],
    ['a page, with the token', { Authorization: `Bearer ${TOKEN}`, Origin: 'https://a.example' }],
    ['a role in any case', { Authorization: `Bearer ${TOKEN}`, 'X-Client-Role': 'aPi' }],
    ['no role', { Authorization: `Bearer ${TOKEN}`, 'X-Client-Role': '' }],
    ['a name as the account', { Authorization: `Bearer ${TOKEN}`, 'X-Self-ID': 'my bot' }],
    ['/', {}, `http://bot.test/?access_token=${encodeURIComponent(TOKEN)}`],
    ['/ws/event/', {}, `http://bot.test/ws/event/?access_token=${encodeURIComponent(TOKEN)}`],
    ['/ws/api', {}, `http://bot.test/ws/api?access_token=${encodeURIComponent(TOKEN)}`],
  ])('admits %s', async (_what, headers, url) => {
    expect(await admit(headers, url)).toBeUndefined()
  })

  const right = { Authorization: `Bearer ${TOKEN}` }
  test.each<[string, number, string, Record<string, string>, string?]>([
    ['no token', 401, 'access token missing', {}],
    ['an empty Bearer', 401, 'access token missing', { Authorization: 'Bearer' }],
    ['a bare token', 401, 'access token missing', { Authorization: TOKEN }],
    ['another token', 403, 'wrong access token', { Authorization: 'Bearer other!' }],
    ['a longer token', 403, 'wrong access token', { Authorization: `Bearer ${TOKEN}${TOKEN}` }],
    ['a shorter token', 403, 'wrong access token', { Authorization: 'Bearer p' }],
    ['another case', 403, 'wrong access token', { Authorization: `Bearer ${TOKEN.toUpperCase()}` }],
    [
      'a wrong header, a right query',
      403,
      'wrong access token',
      { Authorization: 'Bearer x' },
      QUERY,
    ],
    ['no account', 400, 'X-Self-ID header missing', { ...right, 'X-Self-ID': '' }],
    ['a long account', 400, 'wrong X-Self-ID', { ...right, 'X-Self-ID': '1'.repeat(65) }],
    ['two accounts', 400, 'wrong X-Self-ID', { ...right, 'X-Self-ID': '1, 2' }],
    ['another role', 400, 'unknown X-Client-Role', { ...right, 'X-Client-Role': 'Admin' }],
    [
      'a role of the prototype',
      400,
      'unknown X-Client-Role',
      { ...right, 'X-Client-Role': 'constructor' },
    ],
    ['another path', 404, 'not found', right, 'http://bot.test/other'],
    ['a path below', 404, 'not found', right, 'http://bot.test/ws/event/x'],
  ])('refuses %s', async (_what, status, body, headers, url) => {
    expect(await admit(headers, url)).toMatchObject({ status, body })
  })

  test('says in the log what to look at, and never a token', async () => {
    log.lines.length = 0
    await admit({ Authorization: 'Bearer secret-1' })
    await admit({ ...right, 'X-Client-Role': 'Admin' })
    const from = 'refused a socket from 203.0.113.7:'
    expect(log.lines).toEqual([
      ['warn', `${from} 403 wrong access token (the implementation's token is not accessToken)`],
      ['warn', `${from} 400 unknown X-Client-Role (it is "Admin", not API, Event or Universal)`],
    ])
  })
})

test('warns of a handshake at another path once a minute, and not of a scanner', async () => {
  const { sockets, log } = createParties({ accessToken: TOKEN })
  const dial = (name: string) =>
    sockets.admit(handshake({ 'X-Self-ID': name }, 'http://bot.test/x'))
  await dial('')
  await dial('1')
  await dial('1')
  expect(log.lines).toEqual(
    ['debug', 'warn', 'debug'].map((level) => [
      level,
      expect.stringMatching(/404 not found \(the paths for sockets are \/, \/ws, /),
    ]),
  )
})

describe('without an access token', () => {
  const { sockets } = createParties()

  test.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('admits %s', async (address) => {
    expect(await sockets.admit(handshake(), address)).toBeUndefined()
    expect(await sockets.admit(handshake({ Authorization: 'Bearer' }), address)).toBeUndefined()
  })

  test.each(['10.0.0.1', '203.0.113.7', 'fe80::1', '127.0.0.1.evil.example', '', undefined])(
    'refuses %s',
    async (address) => {
      const refusal = { status: 403, body: 'access token required' }
      expect(await sockets.admit(handshake(), address)).toMatchObject(refusal)
    },
  )

  test.each([
    ['a page', { Origin: 'https://evil.example' }],
    ['a page of this machine', { Origin: 'http://127.0.0.1:8080' }],
    ['a proxy', { 'X-Forwarded-For': '203.0.113.7' }],
    ['another proxy', { Forwarded: 'for=203.0.113.7' }],
    ['one more', { 'X-Real-IP': '203.0.113.7' }],
  ])('refuses %s on this machine', async (_what, headers) => {
    expect(await sockets.admit(handshake(headers), '127.0.0.1')).toMatchObject({ status: 403 })
  })
})

describe('with a token for each account', () => {
  const tokens: Record<string, string> = { '1': 'one', '2': 'two', home: 'three' }
  const accessToken = async (selfId: string) => tokens[selfId]
  const options = { logger: false, secret: false } as const
  const { sockets } = createParties({ ...options, accessToken })
  const admit = (account: string, token: string) =>
    sockets.admit(
      handshake({ 'X-Self-ID': account, Authorization: `Bearer ${token}` }),
      '127.0.0.1',
    )

  test('checks the token of the account', async () => {
    expect(await admit('1', 'one')).toBeUndefined()
    expect(await admit('home', 'three')).toBeUndefined()
    expect(await admit('1', 'two')).toMatchObject({ status: 403, body: 'wrong access token' })
    expect(await admit('3', 'one')).toMatchObject({ status: 403, body: 'unknown account' })
    expect(await admit('', 'one')).toMatchObject({ status: 401, body: 'X-Self-ID header missing' })
  })

  test.each([
    ['1', 1, true],
    ['1', '1', true],
    ['1', 2, false],
    ['1', 3, false],
    ['home', 3, true],
    ['home', 1, false],
  ])('lets %s bring an event of %o: %s', async (name, self_id, isHandled) => {
    const { bot, open } = createParties({ ...options, accessToken })
    const handler = vi.fn<() => void>()
    bot.onMetaEvent(handler)
    const { connection } = await open({
      'X-Self-ID': name,
      Authorization: `Bearer ${tokens[name]}`,
    })
    const event = { post_type: 'meta_event', meta_event_type: 'heartbeat', self_id, time: 1 }
    await connection.message(JSON.stringify(event))
    expect(handler).toHaveBeenCalledTimes(isHandled ? 1 : 0)
    expect(bot.settings().transports[0]?.reaches?.(self_id)).toBe(isHandled)
  })

  test('asks it for no more than 1000 events at a time', async () => {
    let count = 0
    const { promise: asked, resolve: answer } = Promise.withResolvers<string | undefined>()
    const slow = (selfId: string): string | Promise<string | undefined> => {
      if (selfId === '1') return 'one'
      count += 1
      return asked
    }
    const { bot, open } = createParties({ ...options, accessToken: slow })
    const handler = vi.fn<() => void>()
    bot.onMetaEvent(handler)
    const { connection } = await open({ 'X-Self-ID': '1', Authorization: 'Bearer one' })
    const event = (self_id: number): string =>
      JSON.stringify({ post_type: 'meta_event', meta_event_type: 'lifecycle', self_id, time: 1 })
    const messages = Array.from({ length: 3000 }, (_, id) => connection.message(event(id + 2)))
    await Promise.resolve()
    expect(count).toBe(1000)
    answer(undefined)
    await Promise.all(messages)
    await connection.message(event(1))
    expect(handler).toHaveBeenCalledOnce()
  })

  test('answers 500 when the function throws, and says why in the log', async () => {
    const failure = new Error('no database')
    const failing = createParties({ accessToken: () => Promise.reject(failure) })
    expect(await failing.sockets.admit(handshake(), '127.0.0.1')).toMatchObject({
      status: 500,
      body: 'internal error',
    })
    expect(failing.log.lines).toEqual([['error', 'a socket could not be admitted:', failure]])
  })
})

test('options go before those of the bot', async () => {
  const { sockets } = createParties(
    { accessToken: 'api', path: '/bot' },
    { accessToken: 'dial', paths: ['/onebot'] },
  )
  const url = 'http://bot.test/onebot'
  expect(await sockets.admit(handshake({ Authorization: 'Bearer dial' }, url))).toBeUndefined()
  expect(await sockets.admit(handshake({ Authorization: 'Bearer api' }, url))).toMatchObject({
    status: 403,
  })
  expect(await sockets.admit(handshake({ Authorization: 'Bearer dial' }))).toMatchObject({
    status: 404,
  })
})

test('the path of the bot takes sockets too', async () => {
  const { sockets } = createParties({ path: '/bot' })
  const admit = (path: string) =>
    sockets.admit(handshake({}, `http://bot.test${path}`), '127.0.0.1')
  expect(await admit('/bot')).toBeUndefined()
  expect(await admit('/ws')).toBeUndefined()
  expect(await admit('/')).toMatchObject({ status: 404 })
})

test.each([
  [{ maxFrameSize: 0 }, 'option maxFrameSize must be a positive number, but it is 0'],
  [{ paths: ['ws'] }, "option paths must be a list of paths such as '/ws', but it is an array"],
  [{ accessToken: 'a b' }, 'option accessToken must be a string of visible ASCII characters'],
  [{ tokens: 1 }, 'unknown option tokens'],
])('refuses the options %o', (options, message) => {
  expect(() => createParties({}, options as object)).toThrow(message)
})
