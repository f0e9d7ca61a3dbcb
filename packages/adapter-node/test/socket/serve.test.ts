import { once } from 'node:events'

import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'

import { call, dial } from '../connection.ts'
import { run, text, withHandle } from '../running.ts'
import { ACCOUNT, dialBot, privateMessage, runBot, success, WAIT } from './implementation.ts'

test.each(['', 'ws', 'ws/', 'ws/event', 'ws/api', 'ws?a=1'])(
  'takes events and carries calls at /%s, beside HTTP',
  async (path) => {
    const { bot, server, url } = await runBot()
    bot.onMessage(async (event) => {
      await bot.send(event, '第一')
      return { reply: '第二' }
    })
    const peer = await dialBot(url + path)
    peer.say(privateMessage)
    await expect.poll(() => peer.calls.length, WAIT).toBe(2)
    expect(peer.calls.map(({ action, params }) => [action, params['message']])).toEqual([
      ['send_msg', [{ type: 'text', data: { text: '第一' } }]],
      [
        'send_msg',
        [
          { type: 'reply', data: { id: '1' } },
          { type: 'text', data: { text: '第二' } },
        ],
      ],
    ])
    expect((await call(server.url)).status).toBe(405)
  },
)

test.each([
  [401, 'access token missing', 'access token missing', {}, 'ws'],
  [403, 'wrong access token', 'wrong access token', { Authorization: 'Bearer x' }, 'ws'],
  [
    400,
    'unknown X-Client-Role',
    'X-Client-Role',
    { 'X-Client-Role': 'Admin' },
    'ws?access_token=t',
  ],
  [404, 'not found', '', {}, 'other?access_token=t'],
])('refuses with %i: %s', async (status, body, line, headers, path) => {
  const { url, lines, reports } = await runBot({ accessToken: 't' })
  const ws = new WebSocket(url + path, { headers: { 'X-Self-ID': '1', ...headers } })
  const [, response] = await once(ws, 'unexpected-response')
  let read = ''
  for await (const chunk of response) read += chunk
  expect([response.statusCode, read]).toEqual([status, body])
  expect(lines.join('\n')).toContain(line)
  expect(reports).toEqual([])
})

test.each([
  [405, { method: 'POST' }, 'Invalid HTTP method', 'allow: GET'],
  [400, { key: 'x' }, 'Missing or invalid Sec-WebSocket-Key header', ''],
  [
    426,
    { version: '7' },
    'Missing or invalid Sec-WebSocket-Version header',
    'sec-websocket-version: 13, 8',
  ],
  [400, { protocol: ',' }, 'Invalid Sec-WebSocket-Protocol header', ''],
])('refuses with %i, and says in the log which field: %o', async (status, change, text, field) => {
  const { server, lines } = await runBot()
  const given = { method: 'GET', key: 'dGhlIHNhbXBsZSBub25jZQ==', version: '13', ...change }
  const connection = dial(
    server.port,
    `${given.method} /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `X-Self-ID: 1\r\nSec-WebSocket-Key: ${given.key}\r\nSec-WebSocket-Version: ${given.version}\r\n` +
      ('protocol' in given ? `Sec-WebSocket-Protocol: ${given.protocol}\r\n\r\n` : '\r\n'),
  )
  const answer = await connection.closed
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain(field)
  expect(answer).toMatch(new RegExp(`${text}$`))
  expect(lines).toEqual([`refused a socket from 127.0.0.1: ${status} ${text}`])
})

test.each([
  [
    'no key',
    'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Self-ID: 1\r\n\r\n',
    400,
  ],
  [
    'POST',
    'POST /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Self-ID: 1\r\n\r\n',
    405,
  ],
  [
    'no path',
    'GET nonsense HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    400,
  ],
  [
    'no account',
    'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    400,
  ],
])('refuses a handshake with %s, and goes on', async (_what, request, status) => {
  const { server, url } = await runBot()
  const connection = dial(server.port, request)
  expect(await connection.closed).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  await dialBot(url)
})

test('a client that resets the connection while it is refused ends nothing', async () => {
  const uncaught = vi.fn<(error: unknown) => void>()
  process.on('uncaughtException', uncaught)
  onTestFinished(() => void process.off('uncaughtException', uncaught))
  const { promise: reset, resolve: onReset } = Promise.withResolvers<void>()
  const asked = vi.fn<() => void>()
  const accessToken = async (): Promise<undefined> => {
    asked()
    await reset
  }
  const { server, lines } = await runBot({}, { sockets: { accessToken } })
  const { socket, closed } = dial(
    server.port,
    'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Self-ID: 1\r\n\r\n',
  )
  await expect.poll(() => asked.mock.calls.length, WAIT).toBe(1)
  // In one turn, so that the answer is written before the server has read of the reset.
  socket.resetAndDestroy()
  onReset()
  await closed
  await expect.poll(() => lines.join(), WAIT).toContain('unknown account')
  // A connection of its own, so that what the reset has caused has come by then.
  await expect(dialBot(`ws://127.0.0.1:${server.port}/ws`)).rejects.toThrow('403')
  expect(uncaught).not.toHaveBeenCalled()
})

test('an event whose sender offers another protocol is read as any other', async () => {
  const { bot, server } = await runBot()
  bot.onMessage((event) => ({ reply: event.message }))
  const body = JSON.stringify(privateMessage)
  const connection = dial(
    server.port,
    'POST / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n' +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`,
  )
  setTimeout(() => connection.socket.write(body.slice(20)), 20)
  expect(await connection.until('"hi"')).toMatch(/^HTTP\/1.1 200 /)
  connection.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await connection.until(' 405 ')
})

test('an endpoint that is no bot, and sockets: false, take none', async () => {
  const server = await run(withHandle(async () => text('hello')))
  const closed = await runBot({}, { sockets: false })
  for (const url of [server.url.replace('http', 'ws'), closed.url]) {
    const [, response] = await once(new WebSocket(url), 'unexpected-response')
    expect([200, 405]).toContain(response.statusCode)
  }
})

test.each([
  [
    { sockets: 1 },
    'option sockets must be false, or an object such as { maxSockets: 100 }, but it is 1',
  ],
  [{ sockets: { maxSockets: 0 } }, 'option maxSockets must be a whole number from 1'],
  [{ sockets: { pingInterval: -1 } }, 'option pingInterval must be a whole number from 0'],
  [{ sockets: { paths: 'ws' } }, "option paths must be a list of paths such as '/ws'"],
  [{ sockets: { size: 1 } }, 'unknown option size'],
])('checks its options: %o', async (options, message) => {
  await expect(runBot({}, options as object)).rejects.toThrow(message)
})

test('has a token, paths and limits of its own where they are given', async () => {
  const sockets = { accessToken: 'dial', paths: ['/onebot'], maxFrameSize: 1000 }
  const { url } = await runBot({ accessToken: 'api' }, { sockets })
  await expect(dialBot(`${url}ws?access_token=dial`)).rejects.toThrow('404')
  await expect(dialBot(`${url}onebot?access_token=api`)).rejects.toThrow('403')
  const peer = await dialBot(`${url}onebot?access_token=dial`)
  peer.say('x'.repeat(1001))
  expect((await peer.closed)[0]).toBe(1009)
})

test('closes a socket for a binary frame, and text that is not UTF-8', async () => {
  const { url, reports } = await runBot()
  const binary = await dialBot(url)
  binary.ws.send(Buffer.from('{}'))
  expect(await binary.closed).toEqual([1003, 'frames must be text'])
  const garbled = await dialBot(url)
  garbled.ws.send(Buffer.from([0xff, 0xfe]), { binary: false })
  expect((await garbled.closed)[0]).toBe(1007)
  await expect.poll(() => reports.at(-1), WAIT).toMatchObject({ state: 'closed' })
})

test.each([
  ['says goodbye', Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x0f, 0xa0]), 4000, ''],
  ['says goodbye without a code', Buffer.from([0x88, 0x80, 0, 0, 0, 0]), 1005, ''],
  ['breaks the protocol', Buffer.from([0xf1, 0x80, 0, 0, 0, 0]), 1002, 'RSV2 and RSV3'],
  ['says too long a frame', Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0]), 1009, 'Max payload'],
])('rejects calls at once when a peer %s, and keeps the connection', async (...row) => {
  const [, frame, code, reason] = row
  const { bot, server, reports } = await runBot()
  const peer = dial(
    server.port,
    `GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Self-ID: ${ACCOUNT}\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    { allowHalfOpen: true },
  )
  await peer.until('101')
  const call = bot.callAction('ask', {}, { timeout: 15_000 })
  await peer.until('ask')
  peer.socket.write(frame)
  await expect(call).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
  expect(reports.at(-1)).toMatchObject({ state: 'closed', code })
  expect(reports.at(-1)?.reason).toContain(reason)
  expect(peer.socket.destroyed).toBe(false)
  await expect(bot.callAction('ask', {})).rejects.toMatchObject({ name: 'ApiNotAvailableError' })
  peer.socket.destroy()
})

test('takes no more sockets than it may, in total and from one address', async () => {
  for (const sockets of [{ maxSockets: 2 }, { maxSocketsPerAddress: 2 }]) {
    const { url, lines } = await runBot({}, { sockets })
    const account = (id: string) => dialBot(url, { headers: { 'X-Self-ID': id } })
    const [first] = await Promise.all([account('1'), account('2')])
    await expect(account('3')).rejects.toThrow('503')
    expect(lines.at(-1)).toBe(
      `refused a socket from 127.0.0.1: more than ${Object.keys(sockets)[0]} (2)`,
    )
    first.ws.close()
    await first.closed
    await expect
      .poll(
        () =>
          account('3').then(
            () => true,
            () => false,
          ),
        WAIT,
      )
      .toBe(true)
  }
})

test('cuts off a socket that answers no ping, and keeps one that does', async () => {
  const { url, reports } = await runBot({}, { sockets: { pingInterval: 100 } })
  const deaf = await dialBot(url, { autoPong: false })
  const alive = await dialBot(url, { headers: { 'X-Self-ID': '2' } })
  expect((await deaf.closed)[0]).toBe(1006)
  await expect
    .poll(() => reports.at(-1), WAIT)
    .toMatchObject({ state: 'closed', selfId: String(ACCOUNT) })
  expect(alive.ws.readyState).toBe(WebSocket.OPEN)
})

test('makes no further call over a socket that is not read', async () => {
  const { bot, url } = await runBot({}, { sockets: { maxBuffered: 1_000_000 } })
  const peer = await dialBot(url)
  peer.ws.pause()
  const large = 'x'.repeat(8_000_000)
  const first = bot.callAction('ask', { large }).catch((error: unknown) => error)
  await expect(bot.callAction('ask', {})).rejects.toMatchObject({ name: 'ApiNotAvailableError' })
  peer.ws.resume()
  expect(await first).toBeNull()
  expect(await bot.callAction('ask', {})).toBeNull()
})

test('a call in flight when the socket breaks is rejected at once', async () => {
  const { bot, url } = await runBot()
  await dialBot(url, { answer: (_call, { ws }) => ws.terminate() })
  await expect(bot.callAction('ask', {})).rejects.toMatchObject({
    name: 'NetworkError',
    sent: 'unknown',
  })
})

test('a second socket of the account replaces the first', async () => {
  const { bot, url, lines } = await runBot()
  const first = await dialBot(url)
  const second = await dialBot(url)
  expect(await first.closed).toEqual([1008, 'replaced by a new socket'])
  expect(await bot.callAction('ask', {})).toBeNull()
  expect([first.calls.length, second.calls.length]).toEqual([0, 1])
  expect(lines).toEqual([expect.stringContaining('replaces the open one')])
})

test('handles 500 events of 50 sockets, each with its own answers', async () => {
  const { bot, url } = await runBot()
  bot.onMessage(async (event) => {
    const { user } = (await bot.callAction('who', {}, { selfId: event.self_id })) as {
      user: string
    }
    return { reply: user }
  })
  const peers = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const id = String(1000 + index)
      return dialBot(url, {
        headers: { 'X-Self-ID': id },
        answer: (frame, peer) => peer.say(success(frame, { user: id })),
      })
    }),
  )
  for (const [index, peer] of peers.entries()) {
    for (let time = 1; time <= 10; time++) {
      peer.say({ ...privateMessage, self_id: 1000 + index, message_id: time })
    }
  }
  await expect.poll(() => peers.every(({ calls }) => calls.length === 20), WAIT).toBe(true)
  for (const [index, { calls }] of peers.entries()) {
    const texts = calls
      .filter(({ action }) => action === 'send_msg')
      .map(({ params }) => params['message'])
    expect(texts.map((message) => (message as object[]).at(-1))).toEqual(
      Array(10).fill({ type: 'text', data: { text: String(1000 + index) } }),
    )
  }
})
