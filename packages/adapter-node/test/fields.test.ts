// Fields of a Response that are not the client's: of another connection, or no longer true.
import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

import { describe, expect, onTestFinished, test } from 'vitest'

import { toNodeHandler } from '../src/index.ts'
import { call, dial } from './connection.ts'
import { run, text, withFetch, withHandle } from './running.ts'

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const json = '{"text":"你好 hello hello hello"}'
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1])

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  const rest = [...chunks]
  return new ReadableStream({
    pull(controller) {
      const chunk = rest.shift()
      if (chunk === undefined) controller.close()
      else controller.enqueue(chunk)
    },
  })
}

const encoders = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }

/** What a proxy or an API sends. */
function startUpstream(encoding: keyof typeof encoders, content: string | Buffer): Promise<string> {
  const body = encoders[encoding](content)
  return listen((_req, res) => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': encoding,
      'content-length': body.length,
      'keep-alive': 'timeout=5',
      connection: 'keep-alive, x-hop',
      'x-hop': 'its own',
      'x-kept': 'yes',
    })
    res.end(body)
  })
}

/** Two requests on one connection: the second shows where the first response ended. */
async function askTwice(port: number, method = 'GET'): Promise<string> {
  const head = `${method} / HTTP/1.1\r\nHost: x\r\n`
  return await dial(port, `${head}\r\n${head}Connection: close\r\n\r\n`).closed
}

describe.each(['gzip', 'br', 'deflate'] as const)('an upstream that sends %s', (encoding) => {
  test.each<[string, (response: Response) => Response]>([
    ['as it is', (response) => response],
    ['in a new Response', ({ body, headers }) => new Response(body, { headers })],
    ['copied', (response) => new Response(response.body, response)],
    ['cloned', (response) => response.clone()],
  ])('can be read when its response is sent on %s', async (_, pass) => {
    const upstream = await startUpstream(encoding, json)
    const server = await run(withFetch(async () => pass(await fetch(upstream))))
    const { headers, body } = await call(server.url)
    expect(body).toBe(json)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-kept': 'yes' })
    for (const name of ['content-encoding', 'content-length', 'keep-alive', 'x-hop']) {
      expect(headers).not.toHaveProperty(name)
    }
    expect((await askTwice(server.port)).split('HTTP/1.1 200 OK')).toHaveLength(3)
  })
})

test('bytes that are no text arrive as the upstream meant them', async () => {
  const upstream = await startUpstream('gzip', png)
  const server = await run(
    withFetch(
      async () =>
        new Response((await fetch(upstream)).body, {
          headers: { 'content-encoding': 'gzip' },
        }),
    ),
  )
  const response = await fetch(server.url)
  expect(response.headers.has('content-encoding')).toBe(false)
  expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
})

test.each(['gzip', 'br', 'deflate'] as const)(
  'what an author has compressed by %s stays so',
  async (encoding) => {
    const body = encoders[encoding](json)
    const chunks = [body.subarray(0, 2), body.subarray(2)]
    for (const content of [body, streamOf(chunks)]) {
      const headers = { 'content-encoding': encoding }
      const server = await run(withFetch(() => new Response(content, { headers })))
      const response = await fetch(server.url)
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(await response.text()).toBe(json)
    }
  },
)

test('an encoding that fetch does not know stays', async () => {
  const headers = { 'content-encoding': 'x-own' }
  const server = await run(withFetch(() => new Response('abc', { headers })))
  expect((await call(server.url)).headers).toMatchObject({ 'content-encoding': 'x-own' })
})

describe.each(['0', '3', '500', 'abc', '-1'])('a content-length of %s', (length) => {
  const headers = { 'content-length': length }
  test.each([
    ['a Response', withFetch(() => new Response('hello', { headers }))],
    ['an Outgoing', withHandle(async () => text('hello', 200, { 'Content-Length': length }))],
  ])('of %s does not cut its body, or shift the next response', async (_, endpoint) => {
    const { port } = await run(endpoint)
    const answers = (await askTwice(port)).split('HTTP/1.1 200 OK')
    expect(answers).toHaveLength(3)
    for (const answer of answers.slice(1)) {
      expect(answer).toContain('hello')
      expect(answer).not.toMatch(new RegExp(`content-length: ${length}\\r`, 'i'))
    }
  })
})

describe('the length of what is not sent', () => {
  test.each([
    ['HEAD', 200, '5', '5'],
    ['HEAD', 200, 'abc', undefined],
    ['GET', 304, '5', '5'],
    ['HEAD', 304, '5', '5'],
    ['GET', 204, '5', undefined],
  ])('to %s with %i is kept', async (method, status, length, expected) => {
    const headers = { 'content-length': length }
    const { url, port } = await run(withFetch(() => new Response(null, { status, headers })))
    expect((await call(url, { method })).headers['content-length']).toBe(expected)
    expect((await askTwice(port, method)).split(/HTTP\/1\.1 \d/)).toHaveLength(3)
  })

  test('of no body is 0', async () => {
    const { url } = await run(withFetch(() => new Response(null)))
    expect((await call(url)).headers).toMatchObject({ 'content-length': '0' })
  })
})

test.each([
  ['transfer-encoding', 'gzip, chunked'],
  ['connection', 'upgrade'],
  ['upgrade', 'h2c'],
  ['trailer', 'x-a'],
  ['te', 'trailers'],
  ['proxy-connection', 'keep-alive'],
  ['proxy-authenticate', 'Basic'],
  ['keep-alive', 'timeout=1'],
])('%s: %s belongs to another connection', async (name, value) => {
  const headers = { [name]: value, 'x-a': 'b' }
  for (const endpoint of [
    withFetch(() => new Response('hello', { headers })),
    withHandle(async () => text('hello', 200, headers)),
  ]) {
    const { url, port } = await run(endpoint)
    const answer = await call(url)
    expect(answer).toMatchObject({ status: 200, body: 'hello', headers: { 'x-a': 'b' } })
    expect(answer.headers[name]).not.toBe(value)
    expect((await askTwice(port)).split('HTTP/1.1 200 OK')).toHaveLength(3)
  }
})

test('fields that Connection names are dropped, whatever their case, and cookies are not', async () => {
  const headers: [string, string][] = [
    ['Connection', 'close, X-One,x-TWO , '],
    ['X-One', '1'],
    ['x-two', '2'],
    ['x-three', '3'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]
  const { url } = await run(withFetch(() => new Response('', { headers })))
  const answer = await call(url)
  expect(answer.headers).toMatchObject({ 'x-three': '3', 'set-cookie': ['a=1', 'b=2'] })
  expect(answer.headers).not.toHaveProperty('x-one')
  expect(answer.headers).not.toHaveProperty('x-two')
})

/** As on-headers does it, which morgan, compression and sessions are built on. */
function wrap(res: ServerResponse, seen: (names: string[]) => void): void {
  const original = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse
  res.writeHead = ((status: number, ...args: unknown[]) => {
    const index = args.length > 0 && typeof args[0] === 'string' ? 1 : 0
    const fields = (args.length >= index + 1 ? args[index] : undefined) ?? {}
    for (const [name, value] of Object.entries(fields)) res.setHeader(name, value as string)
    seen(res.getHeaderNames())
    return original(status, ...args.slice(0, index))
  }) as typeof res.writeHead
}

test.each([
  ['an Outgoing', withHandle(async () => text('no', 405, { allow: 'POST' })), ''],
  [
    'a Response',
    withFetch(() => new Response('no', { status: 405, headers: { allow: 'POST' } })),
    '',
  ],
  [
    'a Response with a status text',
    withFetch(
      () => new Response('no', { status: 405, statusText: 'No', headers: { allow: 'POST' } }),
    ),
    'No',
  ],
])('the fields of %s get past what wraps the response', async (_, endpoint, statusText) => {
  const handler = toNodeHandler(endpoint)
  const names: string[] = []
  const url = await listen((req, res) => {
    wrap(res, (found) => names.push(...found))
    void handler(req, res)
  })
  const response = await fetch(url)
  expect(response.headers.get('allow')).toBe('POST')
  expect([response.status, await response.text()]).toEqual([405, 'no'])
  expect(response.statusText).toBe(statusText || 'Method Not Allowed')
  expect(names).toContain('allow')
})
