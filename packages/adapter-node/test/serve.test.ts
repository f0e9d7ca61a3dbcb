import { once } from 'node:events'
import { createServer, type Server as NetServer } from 'node:net'

import { expect, onTestFinished, test } from 'vitest'

import { serve, type ServeOptions, toNodeHandler } from '../src/index.ts'
import { call, dial } from './connection.ts'
import { run, text, withHandle } from './running.ts'

const hello = withHandle(async () => text('hello'))

async function occupy(): Promise<number> {
  const server: NetServer = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

test('serves on a free port of the loopback address', async () => {
  const server = await run(hello)
  expect(server.port).toBeGreaterThan(0)
  expect(server.hostname).toBe('127.0.0.1')
  expect(server.url).toBe(`http://127.0.0.1:${server.port}/`)
  expect(await call(server.url)).toMatchObject({ status: 200, body: 'hello' })
})

test('gives an address that works for IPv6', async () => {
  const server = await run(hello, { hostname: '::1' })
  expect(server.url).toBe(`http://[::1]:${server.port}/`)
  expect(await call(server.url)).toMatchObject({ body: 'hello' })
})

test.each(['0.0.0.0', '::'])(
  'gives an address that works for the wildcard %s',
  async (hostname) => {
    const server = await run(hello, { hostname })
    expect(server.url).toMatch(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\/$/)
    expect(await call(server.url)).toMatchObject({ body: 'hello' })
  },
)

test('rejects when the port is in use', async () => {
  const port = await occupy()
  await expect(serve(hello, { port })).rejects.toMatchObject({
    message: expect.stringMatching(`^port ${port} on 127.0.0.1 is in use;`),
    cause: { code: 'EADDRINUSE' },
  })
})

test('leaves no signal listener behind when it cannot start', async () => {
  const port = await occupy()
  const before = process.listenerCount('SIGTERM')
  await expect(serve(hello, { port })).rejects.toThrow('in use')
  expect(process.listenerCount('SIGTERM')).toBe(before)
})

test('rejects an address that the machine does not have', async () => {
  await expect(serve(hello, { port: 0, hostname: '192.0.2.1' })).rejects.toMatchObject({
    message: expect.stringMatching(/^192\.0\.2\.1 is not an address of this machine;/),
    cause: { code: 'EADDRNOTAVAIL' },
  })
})

test('rejects a host name that is unknown', async () => {
  await expect(serve(hello, { port: 0, hostname: 'no host' })).rejects.toMatchObject({
    message: expect.stringContaining('no host'),
    cause: { syscall: 'getaddrinfo' },
  })
})

test.each<[ServeOptions, string]>([
  [{ port: 65_536 }, 'option port must be a whole number from 0 to 65535, but it is 65536'],
  [{ port: -1 }, 'option port must be a whole number from 0 to 65535, but it is -1'],
  [{ port: 80.5 }, 'option port must be a whole number from 0 to 65535, but it is 80.5'],
  [{ port: NaN }, 'option port must be a whole number from 0 to 65535, but it is NaN'],
  [
    { port: '8080' as unknown as number },
    "option port must be a whole number from 0 to 65535, but it is '8080'; convert the string",
  ],
  [{ hostname: '' }, 'option hostname must be a host name or an address'],
  [{ closeTimeout: -1 }, 'option closeTimeout must be a whole number of milliseconds'],
  [{ closeTimeout: Infinity }, 'option closeTimeout must be a whole number of milliseconds'],
  [{ requestTimeout: 2 ** 31 }, 'option requestTimeout must be a whole number of milliseconds'],
  [{ keepAliveTimeout: 1.5 }, 'option keepAliveTimeout must be a whole number of milliseconds'],
  [{ maxHeaderSize: 0 }, 'option maxHeaderSize must be a whole number of bytes'],
  [{ signals: 1 as unknown as boolean }, 'option signals must be true or false, but it is 1'],
  [
    { logger: {} as Console },
    'option logger must be false, or an object such as console, with error',
  ],
  [
    { requestTimeout: 5_000, headersTimeout: 6_000 },
    'option headersTimeout (6000) must not be greater than requestTimeout (5000)',
  ],
  [{ host: '0.0.0.0' } as ServeOptions, 'unknown option host; known: logger, hostname'],
  [null as unknown as ServeOptions, 'options must be an object, but is null'],
])('rejects the options %o', async (options, message) => {
  const failure = await serve(hello, options).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TypeError)
  expect(failure).toHaveProperty('message', expect.stringContaining(message))
})

test('takes options that are undefined as left out', async () => {
  const server = await run(hello, { hostname: undefined, closeTimeout: undefined })
  expect(server.hostname).toBe('127.0.0.1')
})

test('takes a request timeout below the default of the headers timeout', async () => {
  const server = await run(hello, { requestTimeout: 5_000 })
  expect(await call(server.url)).toMatchObject({ body: 'hello' })
})

test.each([undefined, null, 'bot', {}, { fetch: 1 }])(
  'rejects the endpoint %o',
  async (endpoint) => {
    const failure = await serve(endpoint as never, { port: 0 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TypeError)
    expect(failure).toHaveProperty('message', expect.stringContaining('with a fetch method'))
  },
)

test('cuts off a head that arrives too slowly', async () => {
  const { port } = await run(hello, { headersTimeout: 300 })
  const slow = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\n')
  const drip = setInterval(() => slow.socket.write('X-Drip: 1\r\n'), 100)
  onTestFinished(() => clearInterval(drip))
  expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /)
})

test('cuts off a body that arrives too slowly', async () => {
  const reading = withHandle(async (incoming) => {
    await incoming.bytes(100)
    return text('read')
  })
  const server = await run(reading, { requestTimeout: 300 })
  const slow = dial(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n')
  const drip = setInterval(() => slow.socket.write('x'), 200)
  onTestFinished(() => clearInterval(drip))
  expect(await slow.closed).not.toContain('read')
  await server.close()
  expect(server.errors).not.toHaveBeenCalled()
})

test('answers 431 to a head over maxHeaderSize', async () => {
  const { url } = await run(hello, { maxHeaderSize: 1_024 })
  expect(await call(url, { headers: { 'x-long': 'x'.repeat(2_000) } })).toMatchObject({
    status: 431,
  })
})

test.each(['20.19.5', '18.0.0', '22.11.0'])(
  'says at once that Node %s is too old',
  async (node) => {
    const { versions } = process
    Object.defineProperty(process, 'versions', { value: { ...versions, node }, configurable: true })
    onTestFinished(() => {
      Object.defineProperty(process, 'versions', { value: versions, configurable: true })
    })
    const message = `the bot needs Node 22.12 or newer, but this is Node ${node}: update Node`
    await expect(serve(hello)).rejects.toThrow(message)
    expect(() => toNodeHandler(hello)).toThrow(message)
  },
)
