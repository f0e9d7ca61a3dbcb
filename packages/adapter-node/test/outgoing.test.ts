import { once } from 'node:events'

import { describe, expect, test } from 'vitest'

import { call, dial, gate } from './connection.ts'
import { run, text, withFetch, withHandle } from './running.ts'

describe('an Outgoing', () => {
  test('goes out with status, headers and length in bytes', async () => {
    const { url } = await run(withHandle(async () => text('你好', 201, { 'x-bot': 'echo' })))
    expect(await call(url)).toMatchObject({
      status: 201,
      body: '你好',
      headers: { 'x-bot': 'echo', 'content-length': '6' },
    })
  })

  test('of 204 has neither body nor length', async () => {
    const { port } = await run(withHandle(async () => text('', 204)))
    const request = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const answer = await dial(port, request).closed
    expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\n/)
    expect(answer).not.toMatch(/content-length|transfer-encoding/i)
    expect(answer.split('\r\n\r\n')[1]).toBe('')
  })

  test('without a body says so', async () => {
    const { url } = await run(withHandle(async () => text('')))
    expect(await call(url)).toMatchObject({ body: '', headers: { 'content-length': '0' } })
  })

  test('to HEAD has the length and no body', async () => {
    const { port } = await run(withHandle(async () => text('hello')))
    const request = 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const answer = await dial(port, request).closed
    expect(answer).toMatch(/\r\ncontent-length: 5\r\n/i)
    expect(answer.split('\r\n\r\n')[1]).toBe('')
  })

  test('does not change the headers that it was given', async () => {
    const shared = Object.freeze({ status: 204, headers: Object.freeze({}), body: '' })
    const { url } = await run(withHandle(async () => shared))
    expect(await call(url)).toMatchObject({ status: 204 })
    expect(await call(url)).toMatchObject({ status: 204 })
  })

  test('keeps the connection', async () => {
    const { port } = await run(withHandle(async (incoming) => text(incoming.url)))
    const connection = dial(port, 'GET /1 HTTP/1.1\r\nHost: x\r\n\r\n')
    await connection.until('http://x/1')
    connection.socket.write('GET /2 HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(await connection.until('http://x/2')).not.toMatch(/connection: close/i)
    connection.socket.destroy()
  })
})

type Respond = () => Response | Promise<Response>

describe.each([
  ['fetch', (response: Respond) => withFetch(response)],
  ['handle', (response: Respond) => withHandle(async () => response())],
])('a Response from %s', (_, endpointOf) => {
  test('goes out with status, text and headers, each cookie in a header of its own', async () => {
    const endpoint = endpointOf(() => {
      const headers = new Headers({ 'x-bot': 'echo' })
      headers.append('set-cookie', 'a=1; Path=/')
      headers.append('set-cookie', 'b=2')
      headers.append('vary', 'a')
      headers.append('vary', 'b')
      return new Response('hello', { status: 418, statusText: 'Short and stout', headers })
    })
    const { port, url } = await run(endpoint)
    expect(await call(url)).toMatchObject({
      status: 418,
      body: 'hello',
      headers: { 'x-bot': 'echo', vary: 'a, b', 'set-cookie': ['a=1; Path=/', 'b=2'] },
    })
    const request = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    expect(await dial(port, request).closed).toMatch(/^HTTP\/1\.1 418 Short and stout\r\n/)
  })

  test('without a body has none', async () => {
    const { port } = await run(endpointOf(() => new Response(null, { status: 204 })))
    const request = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const answer = await dial(port, request).closed
    expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\n/)
    expect(answer).not.toMatch(/content-length|transfer-encoding/i)
  })

  test('to HEAD has no body, and its source is told', async () => {
    const cancelled = gate()
    const endpoint = endpointOf(() => {
      const body = new ReadableStream({ cancel: () => cancelled.open() })
      return new Response(body, { headers: { 'content-length': '5' } })
    })
    const { port } = await run(endpoint)
    const request = 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const answer = await dial(port, request).closed
    expect(answer).toMatch(/\r\ncontent-length: 5\r\n/i)
    expect(answer.split('\r\n\r\n')[1]).toBe('')
    await cancelled.opened
  })

  test('streams', async () => {
    const rest = gate()
    const endpoint = endpointOf(() => {
      const encoder = new TextEncoder()
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(encoder.encode('first '))
          await rest.opened
          controller.enqueue(encoder.encode('last'))
          controller.close()
        },
      })
      return new Response(body)
    })
    const { port } = await run(endpoint)
    const connection = dial(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    await connection.until('first ')
    rest.open()
    expect(await connection.closed).toContain('last')
  })

  test('is produced no faster than the client reads', async () => {
    let produced = 0
    const size = 1 << 16
    const end = gate()
    const endpoint = endpointOf(() => {
      const body = new ReadableStream({
        pull(controller) {
          produced += size
          controller.enqueue(new Uint8Array(size))
          if (produced >= 2_000 * size) controller.close()
        },
        cancel: () => end.open(),
      })
      return new Response(body)
    })
    const { port } = await run(endpoint)
    const connection = dial(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(connection.socket, 'connect')
    connection.socket.pause()
    let before = -1
    while (before !== produced || produced === 0) {
      before = produced
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(produced).toBeLessThan(1_000 * size)
    // Its source is told when the client hangs up.
    connection.socket.destroy()
    await end.opened
  })

  test('that fails midway is cut off and logged', async () => {
    const failure = new Error('source is gone')
    const endpoint = endpointOf(() => {
      let isStarted = false
      const body = new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 20))
          if (isStarted) controller.error(failure)
          else controller.enqueue(new TextEncoder().encode('first '))
          isStarted = true
        },
      })
      return new Response(body)
    })
    const server = await run(endpoint)
    const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const answer = await connection.closed
    expect(answer).toContain('first ')
    // The chunk of length 0 is what ends a whole body.
    expect(answer).not.toContain('\r\n0\r\n')
    await server.close()
    expect(server.errors).toHaveBeenCalledExactlyOnceWith(expect.any(String), failure)
  })

  test('for a client that hung up before is not sent, and its source is told', async () => {
    const arrived = gate()
    const cancelled = gate()
    const body = new ReadableStream({ cancel: () => cancelled.open() })
    const left = gate()
    const endpoint = endpointOf(async () => {
      arrived.open()
      await left.opened
      return new Response(body)
    })
    const server = await run(endpoint)
    const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await arrived.opened
    connection.socket.destroy()
    setTimeout(() => left.open(), 100)
    await cancelled.opened
    await server.close()
    expect(server.errors).not.toHaveBeenCalled()
  })

  test('of a client that hung up is no failure', async () => {
    const cancelled = gate()
    const endpoint = endpointOf(() => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('first ')),
        cancel: () => cancelled.open(),
      })
      return new Response(body)
    })
    const server = await run(endpoint)
    const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await connection.until('first ')
    connection.socket.destroy()
    await cancelled.opened
    await server.close()
    expect(server.errors).not.toHaveBeenCalled()
  })
})

describe.each([
  ['rejects', withHandle(() => Promise.reject(new Error('no luck')))],
  [
    'throws',
    withFetch(() => {
      throw new Error('no luck')
    }),
  ],
])('an endpoint that %s', (_, endpoint) => {
  test('gets 500 for an answer, its error only the log', async () => {
    const server = await run(endpoint)
    const answer = await call(server.url, { method: 'POST', body: 'x' })
    expect(answer).toMatchObject({ status: 500, body: 'internal error' })
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(server.errors).toHaveBeenCalledExactlyOnceWith(
      expect.any(String),
      expect.objectContaining({ message: 'no luck' }),
    )
  })
})

test('a response that HTTP cannot carry is a failure of the endpoint', async () => {
  const server = await run(withFetch(() => Response.error()))
  expect(await call(server.url)).toMatchObject({ status: 500 })
  expect(server.errors).toHaveBeenCalledOnce()
})
