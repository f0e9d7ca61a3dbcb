import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { type NodePlatform, nodePlatform, toNodeHandler } from '../src/index.ts'
import { call, dial } from './connection.ts'
import { text, withFetch, withHandle } from './running.ts'

type Listener = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void

async function listen(listener: Listener): Promise<string> {
  const server = createServer((req, res) => void listener(req, res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function consume(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const sign = (body: Uint8Array): string => createHmac('sha1', 'secret').update(body).digest('hex')

const signing = withHandle(async (incoming) => text(sign(await incoming.bytes(10_000))))
const signingWeb = withFetch(async (request) => new Response(sign(await request.bytes())))

test('is a listener of a Node server', async () => {
  const url = await listen(toNodeHandler(signing))
  expect(await call(url, { method: 'POST', body: 'x' })).toMatchObject({
    body: sign(Buffer.from('x')),
  })
})

test('resolves when the response is written', async () => {
  const handler = toNodeHandler(signing)
  const sent = vi.fn<() => void>()
  const url = await listen(async (req, res) => {
    await handler(req, res)
    expect(res.writableEnded).toBe(true)
    sent()
  })
  await call(url, { method: 'POST', body: 'x' })
  await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
})

test('answers while a test fakes the time', async () => {
  const url = await listen(toNodeHandler(signing))
  vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  expect(await call(url, { method: 'POST', body: 'x' })).toMatchObject({ status: 200 })
})

test('does not reject when something else answers in the same turn', async () => {
  const handler = toNodeHandler(
    withHandle(() => Promise.reject(new Error('no'))),
    {
      logger: false,
    },
  )
  const settled = vi.fn<(how: string) => void>()
  const url = await listen((req, res) => {
    void handler(req, res).then(
      () => settled('resolved'),
      () => settled('rejected'),
    )
    setImmediate(() => res.end('late'))
    void Promise.resolve().then(() => res.writeHead(200).flushHeaders())
  })
  await call(url).catch(() => {})
  await vi.waitFor(() => expect(settled).toHaveBeenCalledWith('resolved'))
})

test('the answers to requests that came together leave together', async () => {
  const platforms: NodePlatform[] = []
  const sent: boolean[] = []
  const endpoint = withHandle(async (_incoming, { platform }) => {
    platforms.push(platform as NodePlatform)
    sent.push(platforms.some(({ res }) => res.headersSent))
    return text('answer')
  })
  const port = Number(new URL(await listen(toNodeHandler(endpoint))).port)
  const [one, other] = [dial(port), dial(port)]
  await Promise.all([once(one.socket, 'connect'), once(other.socket, 'connect')])
  // Both are taken on before anything is sent.
  await new Promise((resolve) => setTimeout(resolve, 20))
  for (const { socket } of [one, other]) socket.write('GET / HTTP/1.1\r\nHost: bot.test\r\n\r\n')
  await Promise.all([one.until('answer'), other.until('answer')])
  for (const { socket } of [one, other]) socket.destroy()
  expect(sent).toEqual([false, false])
})

describe.each([
  ['handle', signing],
  ['fetch', signingWeb],
])('behind a body parser, through %s,', (_, endpoint) => {
  const body = Buffer.concat([Buffer.from('{"message":"你好"}\n'), randomBytes(64)])

  test.each(['body', 'rawBody'])('reads the bytes that are kept as req.%s', async (property) => {
    const handler = toNodeHandler(endpoint)
    const url = await listen(async (req, res) => {
      Object.assign(req, { body: { parsed: true }, [property]: await consume(req) })
      await handler(req, res)
    })
    expect(await call(url, { method: 'POST', body })).toMatchObject({ body: sign(body) })
  })

  test('reads a text that is kept as req.body', async () => {
    const handler = toNodeHandler(endpoint)
    const url = await listen(async (req, res) => {
      Object.assign(req, { body: String(await consume(req)) })
      await handler(req, res)
    })
    const answer = await call(url, { method: 'POST', body: '你好' })
    expect(answer).toMatchObject({ body: sign(Buffer.from('你好')) })
  })

  test('reads the request itself where the parser left it alone', async () => {
    const handler = toNodeHandler(endpoint)
    const url = await listen(async (req, res) => {
      Object.assign(req, { body: {} })
      await handler(req, res)
    })
    expect(await call(url, { method: 'POST', body })).toMatchObject({ body: sign(body) })
  })

  test('answers 500 and says what to do where the bytes are lost', async () => {
    const error = vi.fn<(...data: unknown[]) => void>()
    const handler = toNodeHandler(endpoint, { logger: { error } })
    const url = await listen(async (req, res) => {
      Object.assign(req, { body: JSON.parse(String(await consume(req))) as unknown })
      await handler(req, res)
    })
    expect(await call(url, { method: 'POST', body: '{"a":1}' })).toMatchObject({ status: 500 })
    expect(error).toHaveBeenCalledExactlyOnceWith(
      expect.any(String),
      expect.objectContaining({
        name: 'BodyLostError',
        message: expect.stringContaining('mount the handler before the body parser'),
      }),
    )
  })
})

test('refuses kept bytes over the limit', async () => {
  const endpoint = withHandle((incoming) =>
    incoming.bytes(10).then(
      () => text('read'),
      (error: Error) => text(error.name, 413),
    ),
  )
  const handler = toNodeHandler(endpoint)
  const url = await listen(async (req, res) => {
    Object.assign(req, { body: await consume(req) })
    await handler(req, res)
  })
  const answer = await call(url, { method: 'POST', body: 'x'.repeat(11) })
  expect(answer).toMatchObject({ status: 413, body: 'BodyTooLargeError' })
})

test('sees the path that a framework has mounted it on', async () => {
  const handler = toNodeHandler(withHandle(async (incoming) => text(incoming.url)))
  const url = await listen((req, res) => {
    // What Express does in app.use('/bot', handler).
    Object.assign(req, { originalUrl: req.url, url: req.url?.slice('/bot'.length) })
    void handler(req, res)
  })
  expect(await call(`${url}bot/events?a`)).toMatchObject({ body: `${url}events?a` })
})

test('adds to the headers that a framework has set', async () => {
  const handler = toNodeHandler(withFetch(() => new Response('x', { headers: { 'x-bot': 'a' } })))
  const url = await listen((req, res) => {
    res.setHeader('X-Powered-By', 'framework')
    void handler(req, res)
  })
  expect((await call(url)).headers).toMatchObject({ 'x-bot': 'a', 'x-powered-by': 'framework' })
})

test('logs a background task that fails', async () => {
  const error = vi.fn<(...data: unknown[]) => void>()
  const failure = new Error('no such group')
  const endpoint = withHandle(async (_, runtime) => {
    runtime.waitUntil?.(Promise.reject(failure))
    return text('fine')
  })
  const url = await listen(toNodeHandler(endpoint, { logger: { error } }))
  expect(await call(url)).toMatchObject({ body: 'fine' })
  expect(error).toHaveBeenCalledExactlyOnceWith('a background task failed:', failure)
})

test('logs to the console unless told otherwise', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => log.mockRestore())
  const endpoint = withHandle(() => Promise.reject(new Error('no luck')))
  await call(await listen(toNodeHandler(endpoint, { logger: false })))
  expect(log).not.toHaveBeenCalled()
  await call(await listen(toNodeHandler(endpoint)))
  expect(log).toHaveBeenCalledOnce()
})

test('rejects a wrong option and a wrong endpoint at once', () => {
  expect(() => toNodeHandler(signing, { logger: 1 as never })).toThrow(
    new TypeError(
      'option logger must be false, or an object such as console, with error, but it is 1',
    ),
  )
  expect(() => toNodeHandler(signing, { port: 1 } as never)).toThrow('unknown option port')
  expect(() => toNodeHandler({} as never)).toThrow('with a fetch method')
})

test('gives handlers the request and response of Node, and no deadline', async () => {
  const endpoint = withHandle(async (_, runtime) => {
    const platform = nodePlatform({ platform: runtime.platform })
    return text(
      `${platform?.req.socket.remoteAddress} ${platform?.res.writable} ${runtime.deadline}`,
    )
  })
  const { body } = await call(await listen(toNodeHandler(endpoint)))
  expect(body).toBe('127.0.0.1 true undefined')
})

test.each([undefined, null, 'node', {}, { env: {}, ctx: {} }])(
  'finds no request of Node in the platform %o',
  (platform) => {
    expect(nodePlatform({ platform })).toBeUndefined()
  },
)
