// Fields of a Response that are not the client's, buffered and streamed.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import type { Endpoint } from '@cqhttp/core'
import { describe, expect, onTestFinished, test } from 'vitest'

import { toLambdaHandler, toStreamingLambdaHandler } from '../src/index.ts'
import { alb, functionUrl, restApi, sent } from './encoders.ts'
import { lambdaContext, ResponseStream } from './invocation.ts'

const text = '{"text":"你好 hello hello hello"}'

async function startUpstream(encoding: string, body: Buffer): Promise<string> {
  const server = createServer((_req, res) => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': encoding,
      'content-length': body.length,
      connection: 'keep-alive, x-hop',
      'keep-alive': 'timeout=5',
      'x-hop': '1',
    })
    res.end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

interface Sent {
  headers: Record<string, string>
  body: Buffer
}

type Send = (answer: () => Response | Promise<Response>, method?: string) => Promise<Sent>

const buffered: Send = async (answer, method = 'GET') => {
  const endpoint: Endpoint = { fetch: answer }
  const result = await toLambdaHandler(endpoint)(functionUrl(sent({ method })), lambdaContext())
  const { headers = {}, body, isBase64Encoded } = result
  return { headers, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') }
}

const streamed: Send = async (answer, method = 'GET') => {
  const stream = new ResponseStream()
  const handler = toStreamingLambdaHandler({ fetch: answer }) as unknown as (
    ...args: unknown[]
  ) => Promise<void>
  await handler(functionUrl(sent({ method })), stream, lambdaContext())
  const { prelude, body } = stream.response
  return { headers: (prelude as Pick<Sent, 'headers'>).headers, body }
}

describe.each<[string, Send]>([
  ['buffered', buffered],
  ['streamed', streamed],
])('%s', (_, send) => {
  test.each<[string, (response: Response) => Response]>([
    ['as it is', (response) => response],
    ['copied', (response) => new Response(response.body, response)],
  ])('a zipped response of another server can be read %s', async (__, pass) => {
    for (const [encoding, body] of [
      ['gzip', gzipSync(text)],
      ['br', brotliCompressSync(text)],
    ] as const) {
      const upstream = await startUpstream(encoding, body)
      const received = await send(async () => pass(await fetch(upstream)))
      expect(received.body.toString()).toBe(text)
      const names = Object.keys(received.headers)
      expect(names).toContain('content-type')
      for (const name of [
        'content-encoding',
        'content-length',
        'connection',
        'keep-alive',
        'x-hop',
      ]) {
        expect(names).not.toContain(name)
      }
    }
  })

  test('what an author has compressed stays so', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-length': '1' }
    const { headers: received, body } = await send(() => new Response(gzipSync(text), { headers }))
    expect(received).toEqual({ 'content-encoding': 'gzip' })
    expect(body.equals(gzipSync(text))).toBe(true)
  })

  test('fields of a connection and wrong lengths are dropped', async () => {
    const headers = {
      connection: 'close, X-Mine',
      'x-mine': '1',
      'transfer-encoding': 'chunked',
      upgrade: 'h2c',
      te: 'trailers',
      trailer: 'x',
      'content-length': '2',
      'x-kept': 'yes',
    }
    const received = await send(() => new Response(new Uint8Array([1, 2, 3]), { headers }))
    expect(received.headers).toEqual({ 'x-kept': 'yes' })
    expect(received.body).toHaveLength(3)
  })

  test.each([
    ['HEAD', 200],
    ['GET', 304],
  ])('to %s with %i a length stays, since there is no body', async (method, status) => {
    const headers = { 'content-length': '5' }
    const received = await send(() => new Response(null, { status, headers }), method)
    expect(received.headers).toEqual(headers)
  })
})

test.each([
  ['REST API', restApi(sent({ method: 'GET' }))],
  ['ALB', alb(sent({ method: 'GET' }))],
])('the result for a %s has no field of a connection either', async (_, event) => {
  const endpoint = {
    fetch: () => new Response('a', { headers: { connection: 'close', 'keep-alive': 'timeout=5' } }),
    handle: async () => ({ status: 200, headers: { Connection: 'close', 'X-A': 'b' }, body: 'a' }),
  }
  const viaFetch = await toLambdaHandler({ fetch: endpoint.fetch })(event, lambdaContext())
  expect(viaFetch.headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8' })
  expect((await toLambdaHandler(endpoint)(event, lambdaContext())).headers).toEqual({ 'x-a': 'b' })
})
