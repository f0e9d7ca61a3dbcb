import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProfileName, Sandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { create, serveBot, TOKEN } from './bots.ts'

interface Peer {
  url: string
  requests: IncomingMessage[]
  sockets: WebSocket[]
  /** JSON of all frames, parsed. */
  frames: Record<string, unknown>[]
}

/** A server that takes every socket and keeps what it gets. */
async function startPeer(): Promise<Peer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const peer: Peer = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    requests: [],
    sockets: [],
    frames: [],
  }
  server.on('connection', (socket, request) => {
    peer.requests.push(request)
    peer.sockets.push(socket)
    socket.on('message', (data) => {
      peer.frames.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>)
    })
  })
  onTestFinished(() => {
    for (const socket of peer.sockets) socket.terminate()
    server.close()
  })
  return peer
}

/** Sends frames to the API; @returns the answers in order. */
async function ask(sandbox: Sandbox, peer: Peer, ...frames: string[]): Promise<unknown[]> {
  const before = peer.frames.length
  for (const frame of frames) peer.sockets.at(-1)?.send(frame)
  await sandbox.waitFor(() => peer.frames.length === before + frames.length)
  return peer.frames.slice(before)
}

const headers: [ProfileName, string, string, string][] = [
  ['standard', 'Universal', `Bearer ${TOKEN}`, 'CQHttp/4.15.0'],
  ['napcat', 'Universal', `Bearer ${TOKEN}`, 'OneBot/11'],
  ['llbot', 'Universal', `Bearer ${TOKEN}`, 'LLOneBot/8.1.7'],
  ['lagrange', 'Universal', `Bearer ${TOKEN}`, 'Lagrange.OneBot'],
  ['go-cqhttp', 'Universal', `Token ${TOKEN}`, 'CQHttp/4.15.0'],
  ['snowluma', 'Universal', `Bearer ${TOKEN}`, 'OneBot/11'],
]

test.each(headers)('%s dials with its headers, and begins with connect', async (...row) => {
  const [profile, role, authorization, agent] = row
  const peer = await startPeer()
  const sandbox = create({ profile, bot: { url: peer.url } })
  await sandbox.waitFor(() => peer.frames.length > 0)
  const [request] = peer.requests
  expect(request?.headers).toMatchObject({
    'x-client-role': role,
    'x-self-id': '10000',
    authorization,
    'user-agent': agent,
  })
  expect(request?.headers['sec-websocket-protocol']).toBeUndefined()
  expect(peer.frames[0]).toMatchObject({
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'connect',
    self_id: 10_000,
  })
  const [record] = sandbox.journal.sockets
  expect(record).toMatchObject({
    direction: 'reverse',
    role: 'Universal',
    openedAt: expect.any(Number),
  })
  expect(JSON.stringify(sandbox.journal.sockets)).not.toContain(TOKEN)
})

test('NapCat sends an empty Bearer without a token, the standard nothing', async () => {
  for (const [profile, expected] of [
    ['napcat', 'Bearer'],
    ['standard', undefined],
  ] as const) {
    const peer = await startPeer()
    const sandbox = create({ profile, accessToken: undefined, bot: { url: peer.url } })
    await sandbox.waitFor(() => peer.requests.length > 0)
    expect(peer.requests[0]?.headers.authorization).toBe(expected)
  }
})

test('Lagrange calls its role Api', async () => {
  const peer = await startPeer()
  const sandbox = create({
    profile: 'lagrange',
    bot: { apiUrl: `${peer.url}/api`, eventUrl: `${peer.url}/event` },
  })
  await sandbox.waitFor(() => peer.requests.length === 2)
  const roles = peer.requests.map((request) => [request.url, request.headers['x-client-role']])
  expect(Object.fromEntries(roles)).toEqual({ '/ws/api': 'Api', '/ws/event': 'Event' })
})

test('NapCat has one socket for both', () => {
  const bot = { apiUrl: 'ws://127.0.0.1:9/api', eventUrl: 'ws://127.0.0.1:9/event' }
  expect(() => create({ profile: 'napcat', bot })).toThrow(/napcat dials one socket/)
})

const echoes: [ProfileName, unknown, unknown, number][] = [
  // Without an echo, with null, and the retcode of an unknown action.
  ['standard', undefined, undefined, 1404],
  ['napcat', '', '', 1404],
  ['llbot', undefined, undefined, 1404],
  ['lagrange', null, null, 404],
  ['go-cqhttp', undefined, null, 404],
]

test.each(echoes)('%s answers with its echo', async (profile, without, withNull, unknown) => {
  const peer = await startPeer()
  const sandbox = create({ profile, lifecycle: false, bot: { url: peer.url } })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const answers = await ask(
    sandbox,
    peer,
    '{"action":"get_login_info","params":{},"echo":{"a":[1]}}',
    '{"action":"get_login_info"}',
    '{"action":"get_login_info","echo":null}',
    '{"action":"no_such_action","echo":"x"}',
  )
  const login = { status: 'ok', retcode: 0, data: { user_id: 10_000 } }
  expect(answers[0]).toMatchObject({ ...login, echo: { a: [1] } })
  expect(answers[1]).toMatchObject(login)
  expect((answers[1] as { echo?: unknown }).echo).toBe(without)
  expect((answers[2] as { echo?: unknown }).echo).toBe(withNull)
  expect(answers[3]).toMatchObject({ status: 'failed', retcode: unknown, echo: 'x' })
})

test('NapCat fails with 1200 and 1400 over sockets', async () => {
  const peer = await startPeer()
  const sandbox = create({ profile: 'napcat', lifecycle: false, bot: { url: peer.url } })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const send = '{"action":"send_private_msg","params":{"user_id":10001,"message":"x"},"echo":"1"}'
  sandbox.faults.api('send_private_msg', 'timed-out', { times: 1 })
  const [late, stranger, broken] = await ask(
    sandbox,
    peer,
    send,
    '{"action":"get_group_info","params":{"group_id":7},"echo":"2"}',
    '{"action":',
  )
  expect(late).toMatchObject({ status: 'failed', retcode: 1200, echo: '1' })
  expect(late).toHaveProperty('wording', expect.stringContaining('Timeout: NTEvent'))
  expect(sandbox.sent).toHaveLength(1)
  expect(stranger).toMatchObject({ status: 'failed', retcode: 1200, echo: '2' })
  expect(broken).toMatchObject({ status: 'failed', retcode: 1400 })
})

test('NapCat has null for an echo where no action answers', async () => {
  const peer = await startPeer()
  const sandbox = create({ profile: 'napcat', lifecycle: false, bot: { url: peer.url } })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const failed = { status: 'failed', data: null, stream: 'normal-action' }
  const unknown = { message: '不支持的Api none', wording: '不支持的Api none' }
  const broken = 'json解析失败,请检查数据格式'
  expect(
    await ask(sandbox, peer, '{"action":"none"}', '{"action":"none","echo":null}', '{'),
  ).toEqual([
    { ...failed, retcode: 1404, ...unknown, echo: null },
    { ...failed, retcode: 1404, ...unknown, echo: null },
    { ...failed, retcode: 1400, message: broken, wording: broken, echo: null },
  ])
})

test('LLBot leaves the echo out where parameters are wrong', async () => {
  const peer = await startPeer()
  const sandbox = create({ profile: 'llbot', lifecycle: false, bot: { url: peer.url } })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const [wrong, stranger] = await ask(
    sandbox,
    peer,
    '{"action":"send_private_msg","params":{"message":"x"},"echo":"1"}',
    '{"action":"get_group_info","params":{"group_id":7},"echo":"2"}',
  )
  expect(wrong).toMatchObject({ status: 'failed', retcode: 1400 })
  expect(wrong).not.toHaveProperty('echo')
  expect(stranger).toMatchObject({ status: 'failed', retcode: 1200, echo: '2' })
  expect(sandbox.calls[0]?.rules).toMatchObject([{ rule: 'api.no-echo' }])
})

test.each([
  ['napcat', true],
  ['llbot', false],
  ['go-cqhttp', false],
] as const)('%s answers calls at /event: %s', async (profile, answers) => {
  const sandbox = create({ profile, lifecycle: false })
  const root = (await sandbox.listen()).replace('http', 'ws')
  const socket = new WebSocket(`${root}/event?access_token=${TOKEN}`)
  await once(socket, 'open')
  socket.send('{"action":"get_login_info","echo":"1"}')
  await sandbox.waitFor(() => sandbox.journal.frames.length > 0)
  await sandbox.idle()
  expect(sandbox.calls.length).toBe(answers ? 1 : 0)
  const { exchanges } = await sandbox.user(10_001).say('ping')
  expect(exchanges[0]?.attempts[0]?.socket).toBe(sandbox.sockets[0]?.id)
  socket.close()
})

test.each(['napcat', 'llbot'] as const)('a heartbeat of %s says two things', async (profile) => {
  const { url } = await startPeer()
  const { exchanges } = await create({ profile, bot: { url } }).heartbeat()
  expect(exchanges[0]?.event['status']).toEqual({ online: true, good: true })
})

test('a quick operation that comes as an action belongs to the event in it', async () => {
  const peer = await startPeer()
  const sandbox = create({ lifecycle: false, bot: { url: peer.url } })
  const [first, second] = [await sandbox.user(10_001).say('a'), await sandbox.user(10_002).say('b')]
  const params = { context: peer.frames[0], operation: { reply: 'answer' } }
  const frame = JSON.stringify({ action: '.handle_quick_operation', params, echo: '1' })
  expect(await ask(sandbox, peer, frame)).toMatchObject([{ status: 'ok', echo: '1' }])
  expect([first.replies, second.replies]).toEqual([['answer'], []])
  expect([first.calls.length, second.calls.length]).toEqual([1, 0])
})

test('a bot that refuses is dialled again, and the journal says why', async () => {
  const url = await serveBot()
  const sandbox = create({ accessToken: 'another-token', bot: { url: `${url}/ws` } })
  const { exchanges } = await sandbox.user(10_001).say('ping')
  expect(exchanges[0]?.attempts[0]?.error).toBe('HTTP 403')
  expect(exchanges[0]?.logs).toEqual(['error: the event was not delivered'])
  await sandbox.waitFor(() => sandbox.journal.sockets.length > 1)
  expect(sandbox.journal.sockets[0]).toMatchObject({ error: 'HTTP 403', response: { status: 403 } })
})

test('where nothing listens the event is lost', async () => {
  const sandbox = create({ bot: { url: 'ws://127.0.0.1:9/ws' } })
  const { exchanges } = await sandbox.user(10_001).say('ping')
  expect(exchanges[0]?.attempts[0]?.error).toBe('ECONNREFUSED')
})

test('NapCat gives a handshake up after its limit', async () => {
  const server = createServer().on('upgrade', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sandbox = create({ profile: 'napcat', timeScale: 0.01, bot: { url } })
  await sandbox.waitFor(() => sandbox.journal.sockets[0]?.error !== undefined)
  expect(sandbox.journal.sockets[0]?.error).toBe('TIMEOUT')
})

test.each(['standard', 'lagrange', 'go-cqhttp'] as const)(
  '%s refuses a wrong token with a status',
  async (profile) => {
    const sandbox = create({ profile })
    const root = (await sandbox.listen()).replace('http', 'ws')
    const socket = new WebSocket(`${root}/?access_token=wrong`)
    const [error] = (await once(socket, 'error')) as unknown[]
    expect(String(error)).toContain('403')
  },
)

const token = 'token验证失败'
const refused = { status: 'failed', retcode: 1403, data: null, message: token, wording: token }

test.each([
  ['napcat', { ...refused, echo: null, stream: 'normal-action' }],
  ['llbot', refused],
] as const)(
  '%s takes a socket with a wrong token, says 1403, and closes it',
  async (profile, answer) => {
    const sandbox = create({ profile })
    const root = (await sandbox.listen()).replace('http', 'ws')
    const socket = new WebSocket(`${root}/?access_token=wrong`)
    socket.on('open', () => socket.send('{"action":"send_private_msg","params":{"user_id":10001}}'))
    const frames: string[] = []
    socket.on('message', (data) => frames.push((data as Buffer).toString()))
    const [code] = (await once(socket, 'close')) as unknown[]
    expect(frames.map((frame) => JSON.parse(frame) as unknown)).toEqual([answer])
    // Closed without a code.
    expect(code).toBe(1005)
    expect(sandbox.calls).toEqual([])
    expect(sandbox.sockets).toEqual([])
  },
)

test('web pages and unknown paths are refused', async () => {
  const sandbox = create({ accessToken: undefined })
  const root = (await sandbox.listen()).replace('http', 'ws')
  const refused = async (socket: WebSocket): Promise<string> =>
    String((await once(socket, 'error'))[0])
  expect(await refused(new WebSocket(root, { origin: 'http://evil.example' }))).toContain('403')
  expect(await refused(new WebSocket(`${root}/elsewhere`))).toContain('404')
})

test('a token that no header field can carry is the error of a handshake, as others are', async () => {
  const sandbox = create({ accessToken: '密码密码', bot: { url: 'ws://127.0.0.1:9/ws' } })
  await sandbox.waitFor(() => sandbox.journal.sockets[0]?.error !== undefined)
  expect(sandbox.journal.sockets[0]?.error).toBe('ERR_INVALID_CHAR')
})

test.each([
  [{ url: 'ws://127.0.0.1:9/ws#x' }, 'bot.url must be a URL such as'],
  [
    { apiUrl: 'ws://127.0.0.1:9/api', eventUrl: 'ws://127.0.0.1:9/event#x' },
    'bot.apiUrl and bot.eventUrl must be URLs such as',
  ],
])('an address that cannot be dialled is refused: %j', (bot, message) => {
  expect(() => create({ bot })).toThrow(message)
})
