import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { MAX_BODY } from '../../src/server/guard.ts'
import { serve, type Served } from './page.ts'

const SAY = JSON.stringify({ do: 'say', from: 10_001, message: 'hi' })

function headersOf({ token }: Served, more: Record<string, string> = {}): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more }
}

function said({ server }: Served): number {
  return server.sandbox.world.messages.length
}

test('takes a command from the page', async () => {
  const served = await serve()
  const { status, headers } = await served.send('POST', '/api/command', headersOf(served), SAY)
  expect(status).toBe(200)
  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(said(served)).toBe(1)
})

describe('the host', () => {
  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('may be %s', async (name) => {
    const served = await serve()
    const host = `${name}:${new URL(served.origin).port}`
    const answer = await served.send('POST', '/api/command', headersOf(served, { host }), SAY)
    expect(answer.status).toBe(200)
  })

  test.each([
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    '127.0.0.1.nip.io:PORT',
    'localhost.:PORT',
    'user@127.0.0.1:PORT',
    '0.0.0.0:PORT',
    '127.0.0.1:1',
    '127.0.0.1',
    'localhost:PORT0',
  ])('may not be %s: a name of elsewhere that points here', async (pattern) => {
    const served = await serve()
    const host = pattern.replace('PORT', new URL(served.origin).port)
    for (const path of ['/', '/api/state', '/api/command', '/assets/app.js']) {
      const method = path === '/api/command' ? 'POST' : 'GET'
      const body = method === 'POST' ? SAY : ''
      const answer = await served.send(method, path, headersOf(served, { host }), body)
      expect.soft({ path, status: answer.status }).toSatisfy(isRefused)
    }
    expect(said(served)).toBe(0)
  })

  /** What is no host at all is refused by the server's HTTP. */
  function isRefused({ status }: { status: number }): boolean {
    return status === 421 || status === 400
  }

  test('must be there', async () => {
    const { origin } = await serve()
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write('GET /api/state HTTP/1.0\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 4(?:00|21) /)
  })
})

describe('the origin', () => {
  test('may be the page', async () => {
    const served = await serve()
    const headers = headersOf(served, { origin: served.origin })
    expect((await served.send('POST', '/api/command', headers, SAY)).status).toBe(200)
  })

  test.each([
    'null',
    '',
    'http://evil.example',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
  ])('may not be %j', async (pattern) => {
    const served = await serve()
    const origin = pattern.replace('PORT', new URL(served.origin).port)
    const command = await served.send('POST', '/api/command', headersOf(served, { origin }), SAY)
    expect(command.status).toBe(403)
    const state = await served.send('GET', '/api/state', headersOf(served, { origin }))
    expect(state.status).toBe(403)
    expect(state.headers['access-control-allow-origin']).toBeUndefined()
    expect(said(served)).toBe(0)
  })

  test('gets no permission by a preflight', async () => {
    const served = await serve()
    const { status, headers } = await served.send('OPTIONS', '/api/command', {
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
    })
    expect(status).toBe(403)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the token', () => {
  test.each<[string, (token: string) => Record<string, string>]>([
    ['missing', () => ({})],
    ['empty', () => ({ authorization: '' })],
    ['of another run', (token) => ({ authorization: `Bearer ${'A'.repeat(token.length)}` })],
    ['shorter', (token) => ({ authorization: `Bearer ${token.slice(1)}` })],
    ['longer', (token) => ({ authorization: `Bearer ${token}A` })],
    ['without its scheme', (token) => ({ authorization: token })],
    ['in a cookie', (token) => ({ cookie: `token=${token}` })],
  ])('%s is refused', async (_, authorize) => {
    const served = await serve()
    const headers = { 'content-type': 'application/json', ...authorize(served.token) }
    expect((await served.send('POST', '/api/command', headers, SAY)).status).toBe(401)
    expect((await served.send('GET', '/api/state', headers)).status).toBe(401)
    expect((await served.send('GET', `/api/state?token=${served.token}`, {})).status).toBe(401)
    expect(said(served)).toBe(0)
  })

  test('is another one in each run, of 32 bytes', async () => {
    const [one, other] = await Promise.all([serve(), serve()])
    expect(one.token).not.toBe(other.token)
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(32)
  })

  test('is nowhere in what the page is served without it', async () => {
    const served = await serve()
    const { body, headers } = await served.send('GET', '/')
    expect(body + JSON.stringify(headers)).not.toContain(served.token)
  })
})

test.each([
  ['GET', '/api/command', 'POST'],
  ['PUT', '/api/command', 'POST'],
  ['POST', '/api/state', 'GET'],
  ['HEAD', '/api/state', 'GET'],
])('%s %s is answered with what is allowed: %s', async (method, path, allowed) => {
  const served = await serve()
  const body = method === 'POST' || method === 'PUT' ? SAY : ''
  const { status, headers } = await served.send(method, path, headersOf(served), body)
  expect({ status, allow: headers['allow'] }).toEqual({ status: 405, allow: allowed })
  expect(said(served)).toBe(0)
})

test('other routes do not exist', async () => {
  const served = await serve()
  expect((await served.send('GET', '/api/secrets', headersOf(served))).status).toBe(404)
  expect((await served.send('POST', '/', headersOf(served), SAY)).status).toBe(404)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'the content type %j is refused: forms of other pages can send it',
  async (type) => {
    const served = await serve()
    const headers = headersOf(served, { 'content-type': type })
    expect((await served.send('POST', '/api/command', headers, SAY)).status).toBe(415)
    expect(said(served)).toBe(0)
  },
)

test('takes a charset beside the type', async () => {
  const served = await serve()
  const headers = headersOf(served, { 'content-type': 'Application/JSON; charset=utf-8' })
  expect((await served.send('POST', '/api/command', headers, SAY)).status).toBe(200)
})

describe('the size', () => {
  const ofLength = (length: number): string => {
    const frame = JSON.stringify({ do: 'say', from: 10_001, message: '' })
    return frame.replace('""', () => `"${'a'.repeat(length - frame.length)}"`)
  }

  test('may be the limit', async () => {
    const served = await serve()
    const body = ofLength(MAX_BODY)
    expect((await served.send('POST', '/api/command', headersOf(served), body)).status).toBe(200)
  })

  test('is refused beyond the limit', async () => {
    const served = await serve()
    const response = await fetch(`${served.origin}/api/command`, {
      method: 'POST',
      headers: headersOf(served),
      body: ofLength(MAX_BODY + 1),
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ error: `a command may have at most ${MAX_BODY} bytes` })
    expect(said(served)).toBe(0)
  })

  test('is refused beyond the limit when it is not said before', async () => {
    const served = await serve()
    const response = await fetch(`${served.origin}/api/command`, {
      method: 'POST',
      headers: headersOf(served),
      body: new Blob([ofLength(MAX_BODY + 1)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(said(served)).toBe(0)
  })
})

test('serves with headers that keep foreign scripts out', async () => {
  const served = await serve()
  for (const path of ['/', '/api/state', '/no-such.js']) {
    const { headers } = await served.send('GET', path)
    const policy = String(headers['content-security-policy'])
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data: blob: http: https:",
      'media-src data: http: https:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    })
  }
})

test('leaves the globals as they are', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await serve()
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})
