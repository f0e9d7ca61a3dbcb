import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import {
  type ClientHttp2Session,
  connect,
  createSecureServer,
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2'
import { type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

import { CQHttp, type Endpoint } from '@cqhttp/core'
import { expect, onTestFinished, test, vi } from 'vitest'

import { nodePlatform, toNodeHandler } from '../src/index.ts'
import { cert, key } from './fixtures/certificate.ts'
import { gate } from './connection.ts'
import { text, withFetch, withHandle } from './running.ts'

interface Answer {
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Serves over HTTP/2 with TLS; `error` is told what is logged. */
async function open(
  endpoint: Endpoint,
): Promise<{ session: ClientHttp2Session; url: string; error: ReturnType<typeof vi.fn> }> {
  const error = vi.fn<(...data: unknown[]) => void>()
  const handler = toNodeHandler(endpoint, { logger: { error } })
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (req, res) => {
    void handler(req, res)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const session = connect(url, { ca: cert, lookup: undefined })
  onTestFinished(() => {
    session.destroy()
    server.close()
  })
  return { session, url, error }
}

async function ask(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  body?: string | Uint8Array,
): Promise<Answer> {
  const stream = session.request(headers, { endStream: body === undefined })
  if (body !== undefined) stream.end(body)
  const [received] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  return { headers: received, body: await buffer(stream) }
}

function createBot(): CQHttp {
  const bot = new CQHttp({ secret: 'key', logger: false })
  bot.onMessage((event) => ({ reply: event.message }))
  bot.router.post('/echo', async (request) => {
    const names = [...request.headers.keys()].filter((name) => name.startsWith(':'))
    const echo = [request.url, request.headers.get('host'), request.headers.get('cookie'), names]
    return Response.json([...echo, await request.text()], {
      headers: { connection: 'close', 'keep-alive': 'timeout=5', 'x-a': 'b' },
      status: 201,
      statusText: 'Made',
    })
  })
  return bot
}

test('an event is verified, handled and answered', async () => {
  const { session, error } = await open(createBot())
  const body = JSON.stringify({ post_type: 'message', message_type: 'private', message: '你' })
  const signature = createHmac('sha1', 'key').update(body).digest('hex')
  const head = { ':method': 'POST', ':path': '/', 'x-signature': `sha1=${signature}` }
  const answer = await ask(session, { ...head, 'content-type': 'application/json' }, body)
  expect(answer.headers).toMatchObject({ ':status': 200, 'content-type': 'application/json' })
  expect(JSON.parse(answer.body.toString())).toMatchObject({ reply: [{ type: 'text' }] })
  const refused = await ask(session, { ...head, 'x-signature': 'sha1=0' }, body)
  expect(refused.headers).toMatchObject({ ':status': 403 })
  expect(error).not.toHaveBeenCalled()
})

test('a route of its own gets a Request without pseudo fields, and its fields fit HTTP/2', async () => {
  const { session, url, error } = await open(createBot())
  const head = { ':method': 'POST', ':path': '/echo?a=1', cookie: ['a=1', 'b=2'] }
  const { headers, body } = await ask(session, head, '你好')
  expect(headers).toMatchObject({ ':status': 201, 'x-a': 'b' })
  expect(JSON.parse(body.toString())).toEqual([
    `${url}/echo?a=1`,
    new URL(url).host,
    'a=1; b=2',
    [],
    '你好',
  ])
  expect(error).not.toHaveBeenCalled()
})

test.each([
  ['bot.example:99', 'https://bot.example:99/x'],
  ['bot.example:99999', 'https://localhost/x'],
  ['1.2.3.400', 'https://localhost/x'],
])('of the authority %j makes %s', async (authority, expected) => {
  const { session } = await open(withHandle(async ({ url }) => text(url)))
  const { body } = await ask(session, { ':path': '/x', ':authority': authority })
  expect(body.toString()).toBe(expected)
})

test('streams, sends bodies of any size, none to HEAD, and cookies one by one', async () => {
  const large = Buffer.alloc(1_000_000, 'x')
  const { session, error } = await open(
    withFetch((request) => {
      const headers = new Headers([
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ])
      return new Response(request.method === 'POST' ? request.body : large, { headers })
    }),
  )
  const got = await ask(session, { ':path': '/' })
  expect([got.body.length, got.headers['set-cookie']]).toEqual([large.length, ['a=1', 'b=2']])
  expect((await ask(session, { ':path': '/', ':method': 'HEAD' })).body).toHaveLength(0)
  const echoed = await ask(session, { ':path': '/', ':method': 'POST' }, large)
  expect(echoed.body.equals(large)).toBe(true)
  expect(error).not.toHaveBeenCalled()
})

test('a refused upload gets its answer, and the connection stays', async () => {
  const { session, error } = await open(createBot())
  const stream = session.request({ ':method': 'PUT', ':path': '/' })
  stream.on('error', () => {})
  stream.write('x')
  const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  expect(headers).toMatchObject({ ':status': 405 })
  stream.destroy()
  expect((await ask(session, { ':path': '/none' })).headers).toMatchObject({ ':status': 404 })
  expect(error).not.toHaveBeenCalled()
})

test('a client that goes away is no error, and its handler goes on', async () => {
  const arrived = gate()
  const gone = gate()
  const ended = gate()
  const { session, error } = await open(
    withHandle(async (_, { platform }) => {
      const { req } = nodePlatform({ platform }) ?? {}
      expect(req?.httpVersion).toBe('2.0')
      req?.on('close', gone.open)
      arrived.open()
      await gone.opened
      ended.open()
      return text('nobody reads it')
    }),
  )
  const stream = session.request({ ':path': '/' })
  stream.on('error', () => {})
  await arrived.opened
  stream.close(8)
  await ended.opened
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(error).not.toHaveBeenCalled()
})

test('an error of the endpoint is a 500', async () => {
  const { session, error } = await open(withHandle(() => Promise.reject(new Error('no'))))
  expect((await ask(session, { ':path': '/' })).headers).toMatchObject({ ':status': 500 })
  expect(error).toHaveBeenCalledOnce()
})

test('works without TLS, too', async () => {
  const handler = toNodeHandler(withHandle(async ({ url }) => text(url)))
  const server = createServer((req: Http2ServerRequest, res: Http2ServerResponse) => {
    void handler(req, res)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const session = connect(url)
  onTestFinished(() => {
    session.destroy()
    server.close()
  })
  expect((await ask(session, { ':path': '/x' })).body.toString()).toBe(`${url}/x`)
})

test('what an author has compressed stays so', async () => {
  const zipped = gzipSync('hello')
  const { session } = await open(
    withFetch(() => new Response(zipped, { headers: { 'content-encoding': 'gzip' } })),
  )
  const { headers, body } = await ask(session, { ':path': '/' })
  expect([headers['content-encoding'], body.equals(zipped)]).toEqual(['gzip', true])
})
