import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { BodyTooLargeError, type Endpoint, type Incoming } from '@cqhttp/core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { nodePlatform, toNodeHandler } from '../src/index.ts'
import { call, dial, gate } from './connection.ts'
import { run, text, withFetch, withHandle } from './running.ts'

const LIMIT = 1_000

const viaHandle = withHandle(async (incoming) => {
  try {
    const body = await incoming.bytes(LIMIT)
    return text(`${incoming.method} ${incoming.url} ${new TextDecoder().decode(body)}`)
  } catch (error) {
    return error instanceof BodyTooLargeError ? text(error.name, 413) : text('unreadable', 400)
  }
})

const viaFetch = withFetch(async (request) => {
  const reader = request.body?.getReader()
  const decoder = new TextDecoder()
  let body = ''
  while (reader !== undefined) {
    const { done, value } = await reader.read()
    if (done) break
    body += decoder.decode(value, { stream: true })
    if (body.length <= LIMIT) continue
    await reader.cancel()
    return new Response('BodyTooLargeError', { status: 413 })
  }
  return new Response(`${request.method} ${request.url} ${body}`)
})

/** Both ways in must tell the endpoint the same. */
const ways: [string, Endpoint][] = [
  ['handle', viaHandle],
  ['fetch', viaFetch],
]

describe.each(ways)('through %s', (_, endpoint) => {
  test('gives method, address and body', async () => {
    const { url } = await run(endpoint)
    const { body } = await call(`${url}path?a=1&b=%20`, { method: 'POST', body: '你好' })
    expect(body).toBe(`POST ${url}path?a=1&b=%20 你好`)
  })

  test('puts the chunks of a body together', async () => {
    const { port } = await run(endpoint)
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    upload.socket.setNoDelay(true)
    for (const chunk of ['one', 'two', 'six']) {
      upload.socket.write(`3\r\n${chunk}\r\n`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    upload.socket.write('0\r\n\r\n')
    expect(await upload.until('onetwosix')).toContain('POST http://x/ onetwosix')
    upload.socket.destroy()
  })

  test('takes a body without length and chunks for an empty one', async () => {
    const { port } = await run(endpoint)
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(await upload.closed).toMatch(/^HTTP\/1\.1 200 [^]*POST http:\/\/x\/ /)
  })

  test.each([
    // Host header, target, address
    ['bot.example', '/a', 'http://bot.example/a'],
    ['bot.example:99', '/a', 'http://bot.example:99/a'],
    ['[::1]:80', '/a', 'http://[::1]/a'],
    ['my_container:8080', '/a', 'http://my_container:8080/a'],
    ['evil.example/x', '/a', 'http://localhost/a'],
    ['evil.example?', '/a', 'http://localhost/a'],
    ['evil.example#', '/a', 'http://localhost/a'],
    ['user@evil.example', '/a', 'http://localhost/a'],
    ['a b', '/a', 'http://localhost/a'],
    ['a:99999', '/a', 'http://localhost/a'],
    ['[:::]', '/a', 'http://localhost/a'],
    ['1.2.3.400', '/a', 'http://localhost/a'],
    ['', '/a', 'http://localhost/a'],
    ['bot.example', '//evil.example/x', 'http://bot.example//evil.example/x'],
    ['bot.example', 'http://evil.example/x?y', 'http://bot.example/x?y'],
    ['', 'http://evil.example/x', 'http://localhost/x'],
    ['bot.example', '/\\evil.example', 'http://bot.example//evil.example'],
  ])('of host %j and target %j makes %s', async (host, target, expected) => {
    const { port } = await run(endpoint)
    const head = `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
    const [, body = ''] = (await dial(port, head).closed).split('\r\n\r\n')
    expect(new URL(/http:\S+/.exec(body)?.[0] ?? '').href).toBe(expected)
  })

  test('takes the host for localhost where HTTP/1.0 names none', async () => {
    const { port } = await run(endpoint)
    expect(await dial(port, 'GET /a HTTP/1.0\r\n\r\n').closed).toContain('GET http://localhost/a ')
  })

  test('does not take OPTIONS * for a path that somebody serves', async () => {
    const { port } = await run(endpoint)
    const answer = await dial(port, 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
      .closed
    expect(answer).toContain('OPTIONS http://x/* ')
  })

  test('answers 413 to a chunked body over the limit before it has all arrived', async () => {
    const { port } = await run(endpoint)
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    upload.socket.write(`7d0\r\n${'x'.repeat(2_000)}\r\n`)
    const answer = await upload.until('BodyTooLargeError')
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*\r\nconnection: close\r\n/i)
    upload.socket.destroy()
  })

  test('lets the senders of large bodies see the 413', async () => {
    const server = await run(endpoint)
    const body = new Uint8Array(3_000_000)
    expect(await call(server.url, { method: 'POST', body })).toMatchObject({ status: 413 })
    const response = await fetch(server.url, { method: 'POST', body })
    expect([response.status, await response.text()]).toEqual([413, 'BodyTooLargeError'])
    expect(server.errors).not.toHaveBeenCalled()
  })

  test('does not reset the connection while the sender is still busy', async () => {
    const { port } = await run(endpoint)
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const failed = vi.fn<(error: Error) => void>()
    upload.socket.on('error', failed)
    const chunk = `7d0\r\n${'x'.repeat(2_000)}\r\n`
    upload.socket.write(chunk)
    await upload.until('BodyTooLargeError')
    for (let sent = 0; sent < 5; sent += 1) {
      upload.socket.write(chunk)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    upload.socket.write('0\r\n\r\n')
    await upload.closed
    expect(failed).not.toHaveBeenCalled()
  })

  test('closes a connection on which an oversized upload never ends', async () => {
    const { port } = await run(endpoint)
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `400\r\n${'x'.repeat(1_024)}\r\n`
    const flood = setInterval(() => upload.socket.write(chunk), 10)
    onTestFinished(() => clearInterval(flood))
    expect(await upload.closed).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('survives a sender that hangs up in the middle, and says nothing', async () => {
    const server = await run(endpoint)
    const upload = dial(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf')
    await once(upload.socket, 'connect')
    await call(server.url)
    upload.socket.destroy()
    expect(await call(server.url)).toMatchObject({ status: 200 })
    await server.close()
    expect(server.errors).not.toHaveBeenCalled()
  })
})

test('refuses at once a body whose Content-Length is over the limit', async () => {
  const { port } = await run(viaHandle)
  const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n')
  const answer = await upload.until('BodyTooLargeError')
  expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*\r\nconnection: close\r\n/i)
  upload.socket.destroy()
})

test('takes a body of exactly the limit', async () => {
  const { url } = await run(viaHandle)
  const { body } = await call(url, { method: 'POST', body: 'x'.repeat(LIMIT) })
  expect(body).toBe(`POST ${url} ${'x'.repeat(LIMIT)}`)
})

test('keeps the connection when an answer leaves a body unread that has arrived', async () => {
  const { port } = await run(withHandle(async (incoming) => text(incoming.url, 401)))
  const connection = dial(port, 'POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody')
  await connection.until('http://x/1')
  connection.socket.write('POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody')
  expect(await connection.until('http://x/2')).not.toMatch(/connection: close/i)
  connection.socket.destroy()
})

test.each<[string, (incoming: Incoming) => Promise<unknown>]>([
  ['bytes', (incoming) => incoming.bytes(LIMIT)],
  ['a Request', (incoming) => incoming.request().text()],
])('fails to read a body again as %s, rather than for ever', async (_, again) => {
  const endpoint = withHandle(async (incoming) => {
    await incoming.bytes(LIMIT)
    await again(incoming)
    return text('twice')
  })
  const server = await run(endpoint)
  expect(await call(server.url, { method: 'POST', body: 'x' })).toMatchObject({ status: 500 })
  expect(server.errors).toHaveBeenCalledOnce()
})

test('fails to read a request that something has destroyed', async () => {
  const failure = Promise.withResolvers<unknown>()
  const endpoint = withHandle(async (incoming, runtime) => {
    const reading = incoming.bytes(LIMIT)
    nodePlatform({ platform: runtime.platform })?.req.destroy()
    failure.resolve(await reading.catch((error: unknown) => error))
    return text('')
  })
  const { port } = await run(endpoint)
  dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf')
  expect(await failure.promise).toBeInstanceOf(Error)
})

test('finds headers whatever their case, joins repeats, and gives null for none', async () => {
  const endpoint = withHandle(async ({ headers }) =>
    text(
      JSON.stringify(
        ['X-Self-ID', 'x-more', 'set-cookie', 'x-none'].map((field) => headers.get(field)),
      ),
    ),
  )
  const { port } = await run(endpoint)
  const answer = await dial(
    port,
    'GET / HTTP/1.1\r\nHost: x\r\nx-self-id: 10001\r\nX-More: a\r\nX-MORE: b\r\n' +
      'Set-Cookie: c=1\r\nSet-Cookie: d=2\r\nConnection: close\r\n\r\n',
  ).closed
  expect(answer).toContain('["10001","a, b","c=1, d=2",null]')
})

test('makes one Request with headers and body when a route asks for it', async () => {
  const endpoint = withHandle(async (incoming) => {
    const request = incoming.request()
    expect(incoming.request()).toBe(request)
    expect(request).toBeInstanceOf(Request)
    return text(`${request.headers.get('x-more')} ${await request.text()}`)
  })
  const { url } = await run(endpoint)
  const answer = await call(url, { method: 'PUT', headers: { 'x-more': 'a' }, body: 'b' })
  expect(answer).toMatchObject({ status: 200, body: 'a b' })
})

test('does not abort the Request when the client hangs up', async () => {
  const arrived = gate()
  const left = gate()
  const seen = Promise.withResolvers<boolean>()
  const endpoint = withFetch(async (request) => {
    arrived.open()
    await left.opened
    seen.resolve(request.signal.aborted)
    return new Response()
  })
  const { port } = await run(endpoint)
  const client = dial(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await arrived.opened
  client.socket.destroy()
  await client.closed
  setTimeout(() => left.open(), 50)
  expect(await seen.promise).toBe(false)
})

test('answers 400 to a target without a path', async () => {
  const server = createServer((req, res) => {
    req.url = 'nowhere'
    void toNodeHandler(viaHandle)(req, res)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await call(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 400 })
})

test('sends back a body while it arrives', async () => {
  const { port } = await run(withFetch((request) => new Response(request.body)))
  const head = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n'
  const upload = dial(port, `${head}Connection: close\r\n\r\n5\r\nfirst\r\n`)
  await upload.until('first')
  upload.socket.write('4\r\nlast\r\n0\r\n\r\n')
  expect(await upload.closed).toMatch(/first[^]*last[^]*\r\n0\r\n/)
})
