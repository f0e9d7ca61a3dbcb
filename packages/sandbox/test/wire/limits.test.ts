// What no request can do to the sandbox.
import { connect } from 'node:net'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Shelf } from '../../src/wire/shelf.ts'
import { answering } from '../support/fixed-bot.ts'
import { names } from '../support/profiles.ts'

function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

const json = { 'content-type': 'application/json' }

describe.each(names)('%s', (profile) => {
  test.each([
    ['arrays', '['.repeat(9000), ']'.repeat(9000)],
    ['objects', '{"a":'.repeat(9000) + '1', '}'.repeat(9000)],
    ['records', '[{"type":"node","data":{"content":'.repeat(300) + '""', '}}]'.repeat(300)],
  ])('refuses a body of nested %s, and goes on', async (_kind, open, close) => {
    const sandbox = create({ profile, bot: answering(undefined), reportSelf: true })
    const apiRoot = await sandbox.listen()
    for (const send of [fetch, sandbox.fetch]) {
      for (const field of ['message', 'echo', 'x']) {
        const body = `{"user_id":10001,"${field}":${open}${close}}`
        const answer = await send(`${apiRoot}/send_private_msg`, {
          method: 'POST',
          headers: json,
          body,
        })
        expect(answer.status).toBe(400)
      }
    }
    expect(sandbox.sent).toEqual([])
    expect((await fetch(`${apiRoot}/get_status`)).status).toBe(200)
  })

  test('does not carry out an operation that is nested too deeply', async () => {
    const bot = answering(`{"reply":"x","y":${'['.repeat(9000)}${']'.repeat(9000)}}`)
    const sandbox = create({ profile, bot })
    const { exchanges } = await sandbox.user(10_001).say('hi')
    expect(exchanges[0]).toMatchObject({ status: 200, sent: [] })
    expect(exchanges[0]?.operation).toBeUndefined()
  })

  test('asks for the token before it reads a body', async () => {
    const sandbox = create({ profile, accessToken: 'the-access-token' })
    const { port } = new URL(await sandbox.listen())
    const socket = connect(Number(port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.write(
      'POST /send_msg HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
        'Content-Length: 50000000\r\n\r\n{',
    )
    const [answer] = (await new Promise((resolve) => {
      socket.once('data', (data) => resolve([String(data)]))
    })) as [string]
    expect(answer).toMatch(/^HTTP\/1\.1 40[13] /)
    expect(sandbox.calls[0]).toMatchObject({ action: 'send_msg', done: false, params: {} })
  })
})

test.each(['in process', 'on a socket'])(
  '%s, a body of more than 64 MiB is not read',
  async (way) => {
    const sandbox = create()
    const apiRoot = await sandbox.listen()
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (++sent > 80) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit
    const send = way === 'in process' ? sandbox.fetch : fetch
    const answer = await send(`${apiRoot}/send_msg`, init)
    expect(answer.status).toBe(413)
    expect(sandbox.calls[0]?.request.body).toBe('')
  },
)

test.each([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-origin', host: 'evil.example:5700' }, 403],
  [{ host: 'host.docker.internal:5700' }, 200],
  [{ origin: 'http://localhost:5173' }, 200],
  [{ 'sec-fetch-site': 'none' }, 200],
  [{ 'sec-fetch-mode': 'cors' }, 200],
  [{}, 200],
])('without a token, a request with %j gets %i', async (headers, status) => {
  const sandbox = create({ profile: 'napcat' })
  const apiRoot = await sandbox.listen()
  const { request } = await import('node:http')
  const got = await new Promise((resolve, reject) => {
    const sent = request(`${apiRoot}/send_private_msg`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...headers },
    })
    sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    sent.end('{"user_id":10001,"message":"hi"}')
  })
  expect(got).toBe(status)
  expect(sandbox.sent).toHaveLength(status === 200 ? 1 : 0)
})

describe('a shelf', () => {
  const create = () => new Shelf<{ done: boolean }>(({ done }) => done)

  test('keeps the latest 10 000', () => {
    const shelf = create()
    const items = Array.from({ length: 10_005 }, () => ({ done: true }))
    for (const item of items) shelf.add(item, 1)
    expect(shelf.items).toHaveLength(10_000)
    expect(shelf.items[0]).toBe(items[5])
    expect(shelf.dropped).toBe(5)
  })

  test('keeps what fits, and what is under way', () => {
    const shelf = create()
    const [first, ...rest] = Array.from({ length: 6 }, (_, index) => ({ done: index > 0 }))
    for (const item of [first, ...rest]) if (item) shelf.add(item, 40 * 1024 * 1024)
    expect(shelf.items).toEqual([first, ...rest.slice(-2)])
  })
})
