import { Agent, request } from 'node:http'
import { once } from 'node:events'

import { expect, onTestFinished, test } from 'vitest'

import { serve } from '../src/index.ts'
import { call, dial, gate } from './connection.ts'
import { run, text, withFetch, withHandle } from './running.ts'

const hello = withHandle(async () => text('hello'))

test('lets a request finish, on a connection that then ends', async () => {
  const arrived = gate()
  const answer = gate()
  const endpoint = withHandle(async () => {
    arrived.open()
    await answer.opened
    return text('late')
  })
  const server = await run(endpoint)
  const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await arrived.opened
  let isClosed = false
  const closed = server.close().then(() => (isClosed = true))

  await expect(call(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(isClosed).toBe(false)
  answer.open()
  expect(await connection.closed).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n[^]*late$/i)
  await closed
})

test('lets a client that reads slowly get the whole response', async () => {
  const size = 16_000_000
  const server = await run(withHandle(async () => text('x'.repeat(size))))
  const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await connection.until('xxx')
  connection.socket.pause()
  const closed = server.close()
  await new Promise((resolve) => setTimeout(resolve, 400))
  connection.socket.resume()
  expect((await connection.closed).split('\r\n\r\n')[1]).toHaveLength(size)
  await closed
})

test('lets a streamed response finish', async () => {
  const rest = gate()
  const endpoint = withFetch(() => {
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
  const server = await run(endpoint)
  const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await connection.until('first ')
  const closed = server.close()
  rest.open()
  expect(await connection.closed).toContain('last')
  await closed
})

test('waits for tasks of waitUntil, and for those that they start', async () => {
  const first = gate()
  const second = gate()
  let done = ''
  const endpoint = withHandle(async (_, runtime) => {
    const task = async (): Promise<void> => {
      await first.opened
      done += 'first '
      runtime.waitUntil?.(second.opened.then(() => (done += 'second')))
    }
    runtime.waitUntil?.(task())
    return text('early')
  })
  const server = await run(endpoint)
  expect(await call(server.url)).toMatchObject({ body: 'early' })
  const closed = server.close()
  first.open()
  setTimeout(() => second.open(), 50)
  await closed
  expect(done).toBe('first second')
})

test('waits for the handler of a client that hung up', async () => {
  const arrived = gate()
  const end = gate()
  let isDone = false
  const endpoint = withHandle(async () => {
    arrived.open()
    await end.opened
    isDone = true
    return text('nobody reads it')
  })
  const server = await run(endpoint)
  const client = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await arrived.opened
  client.socket.destroy()
  await client.closed
  const closed = server.close()
  setTimeout(() => end.open(), 50)
  await closed
  expect(isDone).toBe(true)
  expect(server.errors).not.toHaveBeenCalled()
})

test('cuts off what is not done within closeTimeout', async () => {
  const arrived = gate()
  const endpoint = withHandle((_, runtime) => {
    runtime.waitUntil?.(new Promise(() => {}))
    arrived.open()
    return new Promise(() => {})
  })
  const server = await run(endpoint, { closeTimeout: 50 })
  const connection = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await arrived.opened
  await server.close()
  expect(await connection.closed).toBe('')
})

test('is not held up by a keep-alive connection', async () => {
  const server = await run(hello, { closeTimeout: 60_000 })
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const req = request(server.url, { agent }).end()
  const [res] = await once(req, 'response')
  res.resume()
  await once(res, 'end')
  await server.close()
  expect(res.headers.connection).toBe('keep-alive')
})

test('is not held up by a connection that sends nothing', async () => {
  const server = await run(hello, { closeTimeout: 60_000 })
  const silent = dial(server.port)
  await once(silent.socket, 'connect')
  // The server knows of it once it has answered on a later one.
  await call(server.url)
  await server.close()
  expect(await silent.closed).toBe('')
})

test('closes once, however often it is called', async () => {
  const server = await serve(hello, { port: 0 })
  const closed = server.close()
  expect(server.close()).toBe(closed)
  await closed
  expect(server.close()).toBe(closed)
  await expect(call(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('closes at the end of a block', async () => {
  let url: string
  {
    await using server = await serve(hello, { port: 0 })
    url = server.url
    expect(await call(url)).toMatchObject({ body: 'hello' })
  }
  await expect(call(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('frees the port', async () => {
  const first = await serve(hello, { port: 0 })
  await first.close()
  const second = await run(hello, { port: first.port })
  expect(second.port).toBe(first.port)
})

test('logs a task that fails and goes on', async () => {
  const failure = new Error('no such group')
  const endpoint = withHandle(async (_, runtime) => {
    runtime.waitUntil?.(Promise.reject(failure))
    return text('fine')
  })
  const server = await run(endpoint)
  expect(await call(server.url)).toMatchObject({ body: 'fine' })
  await server.close()
  expect(server.errors).toHaveBeenCalledExactlyOnceWith('a background task failed:', failure)
})

test('listens to signals while it runs, and only then', async () => {
  const before = [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]
  const count = (): number[] => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]
  const deaf = await serve(hello, { port: 0, signals: false })
  expect(count()).toEqual(before)
  const server = await serve(hello, { port: 0 })
  expect(count()).toEqual(before.map((number) => number + 1))
  await Promise.all([server.close(), deaf.close()])
  expect(count()).toEqual(before)
})

test('answers a request on a kept connection that comes just after, and closes that then', async () => {
  const server = await run(hello)
  const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
  const connections = Array.from({ length: 32 }, () => dial(server.port, request))
  await Promise.all(connections.map((connection) => connection.until('hello')))
  const closed = server.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (const { socket } of connections) socket.write(request)
  for (const connection of connections) {
    expect(await connection.closed).toMatch(/hello[^]*HTTP\/1\.1 200 [^]*close[^]*hello$/i)
  }
  await closed
})

test('a kept connection without a request holds it up for a moment only', async () => {
  const server = await run(hello, { closeTimeout: 60_000 })
  const idle = dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await idle.until('hello')
  await server.close()
  expect(await idle.closed).toMatch(/hello$/)
})

test('says how much was cut off', async () => {
  const arrived = gate()
  const endpoint = withHandle(() => {
    arrived.open()
    return new Promise(() => {})
  })
  const server = await run(endpoint, { closeTimeout: 50 })
  dial(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await arrived.opened
  await server.close()
  expect(server.errors).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^1 request.* cut off/),
  )
})
