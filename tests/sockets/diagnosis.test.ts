// What is said of real handshakes that fail, by what is on record of them.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { connect } from '@cqhttp/core/socket'
import { diagnoseSocket, diagnoseSockets, type SessionFacts } from '@cqhttp/playground/diagnosis'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'

const TOKEN = 'a-token-of-the-bot'
const settings = { secret: false, logger: false, accessToken: TOKEN } as const

function open(options: SandboxOptions): Sandbox {
  const sandbox = createSandbox({ reconnectInterval: 60_000, ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

async function serveBot(options: ConstructorParameters<typeof CQHttp>[0]): Promise<string> {
  const server = await serve(new CQHttp(options), { port: 0, signals: false, logger: false })
  onTestFinished(() => server.close())
  return `ws://127.0.0.1:${server.port}`
}

/** What is said of the first socket, once that is over. */
async function saidOf(sandbox: Sandbox): Promise<string[]> {
  const { journal } = sandbox
  await sandbox.waitFor(() => {
    const [socket] = journal.sockets
    return socket?.error !== undefined || socket?.closedAt !== undefined
  })
  const session: SessionFacts = { signed: false, apiRoot: sandbox.apiRoot, guarded: true }
  const [socket] = journal.sockets
  const frames = journal.frames.filter((frame) => frame.socket === socket?.id)
  const found = socket === undefined ? [] : diagnoseSocket(session, socket, frames)
  return found.map(({ code }) => code)
}

test.each([
  ['no token', undefined, settings, '/ws', 'socket-token-missing'],
  ['another token', 'another', settings, '/ws', 'socket-token-wrong'],
  ['another path', TOKEN, settings, '/onebot', 'socket-path'],
  [
    'an account without a token',
    TOKEN,
    { ...settings, accessToken: () => undefined },
    '/ws',
    'socket-account-unknown',
  ],
])('a bot that refuses %s', async (_, accessToken, options, path, code) => {
  const url = `${await serveBot(options)}${path}`
  expect(await saidOf(open({ accessToken, bot: { url } }))).toEqual([code])
})

test('a bot that is not there', async () => {
  const url = await serveBot(settings)
  const { port } = new URL(url)
  const sandbox = open({ bot: { url: `wss://127.0.0.1:${port}/ws` } })
  expect(await saidOf(sandbox)).toEqual(['tls'])
  expect(await saidOf(open({ bot: { url: 'ws://127.0.0.1:9/ws' } }))).toEqual(['not-running'])
})

test.each([426, 405, 200])('a server of HTTP that answers %i', async (status) => {
  const server = createServer((_, response) => response.writeHead(status).end('hello'))
  if (status !== 200)
    server.on('upgrade', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await saidOf(open({ bot: { url: `ws://127.0.0.1:${port}/` } }))).toEqual([
    'socket-http-only',
  ])
})

test('a second socket of the same account', async () => {
  const url = `${await serveBot(settings)}/ws`
  const first = open({ accessToken: TOKEN, bot: { url } })
  await first.waitFor(() => first.sockets.length === 1)
  open({ accessToken: TOKEN, bot: { url } })
  expect(await saidOf(first)).toEqual(['socket-replaced'])
})

test('a line that was cut on purpose, one of several', async () => {
  const base = await serveBot(settings)
  const bot = { apiUrl: `${base}/ws/api`, eventUrl: `${base}/ws/event` }
  const sandbox = open({ accessToken: TOKEN, bot })
  await sandbox.waitFor(() => sandbox.sockets.length === 2)
  const [{ id } = { id: 0 }] = sandbox.sockets
  expect(sandbox.cutSockets(id)).toBe(1)
  expect(sandbox.cutSockets(99)).toBe(0)
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const cut = sandbox.journal.sockets.find((socket) => socket.id === id)
  const session: SessionFacts = { signed: false, apiRoot: sandbox.apiRoot, guarded: true }
  expect(cut && diagnoseSocket(session, cut)).toMatchObject([{ code: 'injected' }])
  expect(diagnoseSockets(session, sandbox.journal.sockets)).toContainEqual(
    expect.objectContaining({ code: expect.stringMatching(/^socket-(events|calls)-missing$/) }),
  )
})

test.each([
  ['standard', '', undefined, 'server-token-missing'],
  ['standard', '', 'another', 'server-token-wrong'],
  ['napcat', '', 'another', 'server-token-wrong'],
  ['snowluma', '', '', 'server-token-missing'],
  ['snowluma', '', 'another', 'server-token-wrong'],
  ['standard', '/onebot', TOKEN, 'server-path'],
] as const)('a bot that dials %s at "%s" with the token %s', async (profile, path, token, code) => {
  const sandbox = open({ profile, accessToken: TOKEN })
  const url = (await sandbox.listen()).replace('http', 'ws') + path
  const { accessToken: _, ...bot } = settings
  const forward = connect(new CQHttp(bot), { url, accessToken: token })
  onTestFinished(() => forward.close())
  expect(await saidOf(sandbox)).toEqual([code])
  const record = JSON.stringify(sandbox.journal.sockets)
  expect(record).not.toContain('another')
  expect(record).not.toContain(TOKEN)
})
