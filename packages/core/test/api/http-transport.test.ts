import { createServer } from 'node:net'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type HttpTransportOptions, httpTransport } from '../../src/api/http-transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { ApiNotAvailableError, HttpStatusError, NetworkError } from '../../src/base/errors.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { segment } from '../../src/message/segment-builders.ts'
import { answer, type Respond, startApiServer } from '../support/api-server.ts'

function createBot(options: CQHttpOptions) {
  return new CQHttp({ secret: false, logger: false, ...options })
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function failure(
  call: Promise<unknown>,
): Promise<Omit<NetworkError & Omit<HttpStatusError, 'name' | 'sent'>, 'name'>> {
  return call.then(
    () => Promise.reject(new Error('the call succeeded')),
    (error: unknown) => error as never,
  )
}

const drop: Respond = (response) => void response.destroy()

describe('the request', () => {
  test.each([
    ['', '/send_msg'],
    ['/', '/send_msg'],
    ['///', '/send_msg'],
    ['/onebot', '/onebot/send_msg'],
    ['/onebot/', '/onebot/send_msg'],
    ['/qq/10001/onebot/v11//', '/qq/10001/onebot/v11/send_msg'],
    ['/机器人', '/%E6%9C%BA%E5%99%A8%E4%BA%BA/send_msg'],
    ['/a/../b', '/b/send_msg'],
    ['/?', '/send_msg'],
    [' \n', '/send_msg'],
  ])('goes to the root %j plus the action', async (suffix, url) => {
    const server = await startApiServer()
    await createBot({ apiRoot: server.url + suffix }).send_msg({ user_id: 1, message: 'hi' })
    expect(server.requests.map((request) => request.url)).toEqual([url])
  })

  test.each(['.handle_quick_operation', 'send_msg_async', '_send_group_notice'])(
    'goes to %s',
    async (action) => {
      const server = await startApiServer()
      await createBot({ apiRoot: server.url }).callAction(action, {} as never)
      expect(server.requests[0]?.url).toBe(`/${action}`)
    },
  )

  test('is one POST with JSON in ASCII', async () => {
    const server = await startApiServer()
    const bot = createBot({ apiRoot: server.url })
    await bot.callAction('set_group_card', { group_id: '1', user_id: 2, card: '你好 😀 <é>' })
    expect(server.requests).toHaveLength(1)
    const [request] = server.requests
    expect(request).toMatchObject({
      method: 'POST',
      text: String.raw`{"group_id":"1","user_id":2,"card":"\u4f60\u597d \ud83d\ude00 <\u00e9>"}`,
    })
    expect(request?.headers['content-type']).toBe('application/json')
    expect(request?.headers).not.toHaveProperty('authorization')
  })

  test('has an empty object without parameters', async () => {
    const server = await startApiServer()
    await createBot({ apiRoot: server.url }).get_login_info()
    expect(server.requests[0]?.text).toBe('{}')
  })

  test.each([
    ['a-token', 'Bearer a-token'],
    ['', undefined],
    [undefined, undefined],
  ])('carries the token %j', async (accessToken, header) => {
    const server = await startApiServer()
    await createBot({ apiRoot: server.url, accessToken }).get_status()
    expect(server.requests[0]?.headers.authorization).toBe(header)
  })

  test('takes apiRoot and accessToken of the account', async () => {
    const [one, two] = [await startApiServer(), await startApiServer()]
    const bot = createBot({
      apiRoot: async (id) => ({ '1': one.url, '2': two.url })[id],
      accessToken: (id) => ({ '1': 'token-1', '2': '' })[id],
    })
    await bot.get_status({}, { selfId: 1 })
    await bot.send({ self_id: '2', user_id: 3 }, 'hi')
    expect(one.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
    expect(two.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  test.each([
    ['no account is named', {}, 'apiRoot is a function of the account; pass { selfId }'],
    ['the account has no API', { selfId: 9 }, 'no API to call'],
    ['its address is none', { selfId: 3 }, 'apiRoot of the account 3 must be an http or https URL'],
    [
      'its token is none',
      { selfId: 4 },
      'accessToken of the account 4 must be a string of visible',
    ],
  ])('is not sent when %s', async (_what, options, message) => {
    const server = await startApiServer()
    const bot = createBot({
      apiRoot: (id) => ({ '3': 'nonsense', '4': server.url })[id],
      accessToken: () => 'two\nlines',
    })
    const error = await failure(bot.get_status({}, options))
    expect(error).toBeInstanceOf(ApiNotAvailableError)
    expect(error.message).toContain(`get_status: ${message}`)
    expect(server.requests).toEqual([])
  })
})

describe('an answer whose status is not 2xx', () => {
  const ok = JSON.stringify({ status: 'ok', data: null })
  test.each([
    [401, '', 'the implementation wants its access token: set accessToken'],
    [403, '{"message":"token verify failed!"}', 'the access token is wrong or missing'],
    [404, '404 page not found', 'no such action, or apiRoot is not the address of the HTTP API'],
    [301, '', 'set apiRoot to the address it redirects to'],
    [302, '', 'set apiRoot to the address it redirects to'],
    [307, ok, 'set apiRoot to the address it redirects to'],
    [400, 'Invalid JSON', 'HTTP 400'],
    [406, '', 'HTTP 406'],
    [408, '', 'HTTP 408'],
    [413, '', 'the parameters are larger than the implementation takes'],
    [426, 'Upgrade Required', 'apiRoot is a WebSocket port'],
    [429, '', 'HTTP 429'],
    [500, ok, 'HTTP 500'],
    [503, '', 'HTTP 503'],
  ])('%i is an HttpStatusError, sent once and not followed', async (status, body, hint) => {
    const other = await startApiServer()
    const server = await startApiServer((response) => {
      const headers = { location: `${other.url}/get_status`, 'retry-after': '0' }
      response.writeHead(status, headers).end(body)
    })
    const error = await failure(createBot({ apiRoot: server.url }).get_status())
    expect(error).toBeInstanceOf(HttpStatusError)
    expect(error).toMatchObject({ action: 'get_status', statusCode: status, retcode: null })
    expect(error.message).toContain(hint)
    expect([server.requests.length, other.requests.length]).toEqual([1, 0])
  })
})

describe('no answer', () => {
  test('is a NetworkError with the code of the platform: connection refused', async () => {
    const apiRoot = `http://127.0.0.1:${await freePort()}`
    const error = await failure(createBot({ apiRoot }).send_msg({ user_id: 1, message: 'hi' }))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ action: 'send_msg', cause: { code: 'ECONNREFUSED' } })
    expect(error.message).toContain('ECONNREFUSED')
    expect(error.message).toContain('is the implementation running at apiRoot?')
    expect(error.sent).toBe('no')
  })

  test('is a NetworkError: a host that does not exist', async () => {
    const apiRoot = 'http://onebot.invalid:5700'
    const error = await failure(createBot({ apiRoot }).send_msg({ user_id: 1, message: 'hi' }))
    expect(error).toBeInstanceOf(NetworkError)
    expect((error.cause as { code: string }).code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/)
  })

  test.each<[what: string, respond: Respond, cause: object]>([
    ['a dropped connection', drop, { code: 'UND_ERR_SOCKET' }],
    [
      'an answer that is no HTTP',
      (response) => void response.socket?.end('nonsense'),
      { cause: { name: 'HTTPParserError' } },
    ],
    [
      'a body that is cut short',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"status":')
        setTimeout(() => response.destroy(), 10)
      },
      { code: 'UND_ERR_SOCKET' },
    ],
  ])('is a NetworkError, sent once: %s', async (_what, respond, cause) => {
    const server = await startApiServer(respond)
    const bot = createBot({ apiRoot: server.url })
    const error = await failure(bot.send_msg({ user_id: 1, message: 'hi' }))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error.cause).toMatchObject(cause)
    // It is running, since something came.
    expect(error.message).toMatch(/^send_msg: no answer \([^;]+\)$/)
    expect(error.sent).toBe('unknown')
    expect(server.requests).toHaveLength(1)
  })

  test('does not blame the address when the server hangs up in the middle of an upload', async () => {
    const server = createServer((socket) => void socket.once('data', () => socket.destroy()))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    const bot = createBot({ apiRoot: `http://127.0.0.1:${port}` })
    const file = `base64://${'A'.repeat(8 * 1024 * 1024)}`
    const error = await failure(bot.callAction('upload_group_file', { file }))
    expect(error).toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    expect(error.message).not.toContain('apiRoot')
  })

  test.each([1, 6000, 6666, 6697, 10_080])(
    'is a NetworkError with the reason: port %i, which fetch blocks',
    async (port) => {
      const error = await failure(createBot({ apiRoot: `http://127.0.0.1:${port}` }).get_status())
      expect(error).toBeInstanceOf(NetworkError)
      expect(error.sent).toBe('no')
      expect(error.message).toContain('bad port')
      expect(error.message).toContain('fetch blocks this port')
    },
  )

  test.each<[what: string, respond: Respond]>([
    ['a page', answer('<html>login</html>')],
    ['an empty body', answer('')],
    ['the text ok', answer('ok')],
    ['an array', answer([])],
    ['null', answer('null')],
  ])('says that what came is no answer, without quoting it: %s', async (_what, respond) => {
    const server = await startApiServer(respond)
    const error = await failure(createBot({ apiRoot: server.url }).get_status())
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({
      message: 'get_status: what came is no JSON object; is apiRoot the address of the HTTP API?',
      sent: 'unknown',
    })
    expect(server.requests).toHaveLength(1)
  })

  test('parameters that are no JSON are named, and nothing is sent', async () => {
    const server = await startApiServer(answer({ status: 'ok', retcode: 0 }))
    const error = await failure(createBot({ apiRoot: server.url }).callAction('x', { id: 1n }))
    expect(error).toMatchObject({
      name: 'CallError',
      action: 'x',
      sent: 'no',
      message: expect.stringMatching(/^x: .*JSON/),
    })
    expect(server.requests).toHaveLength(0)
  })

  test.each(['get_status', 'can_send_image', 'get_group_notice'])(
    'asks %s again, three times in all',
    async (action) => {
      const server = await startApiServer(drop)
      const bot = createBot({ apiRoot: server.url })
      expect(await failure(bot.callAction(action))).toBeInstanceOf(NetworkError)
      expect(server.requests).toHaveLength(3)
      expect(new Set(server.requests.map(({ text, url }) => `${url} ${text}`)).size).toBe(1)
    },
  )

  test('of a read may come to an answer the second time', async () => {
    const data = { user_id: 1, nickname: 'n' }
    const ok = answer({ status: 'ok', retcode: 0, data })
    const server = await startApiServer((...args) => (args[2] === 1 ? drop : ok)(...args))
    const bot = createBot({ apiRoot: server.url, accessToken: 'a-token' })
    expect(await bot.get_stranger_info({ user_id: 1 })).toEqual(data)
    const [first, second] = server.requests
    expect(second).toEqual({ ...first, headers: expect.anything() })
    expect(second?.headers.authorization).toBe('Bearer a-token')
  })

  test.each(['send_msg', 'set_group_ban', 'delete_msg', '.handle_quick_operation', 'forget_get_x'])(
    'never sends %s twice',
    async (action) => {
      const server = await startApiServer(drop)
      const call = createBot({ apiRoot: server.url }).callAction(action, {} as never)
      expect(await failure(call)).toBeInstanceOf(NetworkError)
      expect(server.requests).toHaveLength(1)
    },
  )
})

describe('an answer', () => {
  test('counts when it comes before the implementation has read all of the parameters', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => {
        socket.pause()
        const body = '{"status":"ok","retcode":0,"data":{"message_id":7}}'
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
      })
      socket.on('error', () => {})
      onTestFinished(() => void socket.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    const bot = createBot({ apiRoot: `http://127.0.0.1:${port}`, apiTimeout: 5000 })
    const message = segment.image(new Uint8Array(4 * 1024 * 1024))
    expect(await bot.send_msg({ user_id: 1, message })).toEqual({ message_id: 7 })
  })

  const ok = (data: unknown): string => JSON.stringify({ status: 'ok', retcode: 0, data })

  test('may begin with a byte order mark, and have characters across the pieces it comes in', async () => {
    const bytes = Buffer.from(`\uFEFF${ok('机器人🤖')}`)
    const server = await startApiServer((response) => {
      let at = 0
      const write = (): void => {
        if (at === bytes.length) return void response.end()
        response.write(bytes.subarray(at, ++at), () => setImmediate(write))
      }
      write()
    })
    expect(await createBot({ apiRoot: server.url }).callAction('x')).toBe('机器人🤖')
  })

  const padded = (size: number): string => ok('x'.repeat(size - ok('').length))
  const gzip: (text: string) => Respond = (text) => (response) =>
    void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))

  test.each<[what: string, respond: Respond]>([
    ['with its length', answer(padded(50_000))],
    ['in chunks', (response) => void response.write(padded(50_000), () => response.end())],
    ['compressed', gzip(padded(50_000))],
  ])('is read up to the limit: %s', async (_what, respond) => {
    const server = await startApiServer(respond)
    const fits = createBot({ apiRoot: server.url, maxAnswerSize: 50_000 })
    expect(await fits.callAction('x')).toHaveLength(50_000 - ok('').length)
    const error = await failure(
      createBot({ apiRoot: server.url, maxAnswerSize: 49_999 }).callAction('x'),
    )
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({
      message: 'x: the answer is larger than 49999 bytes: raise maxAnswerSize',
      sent: 'unknown',
    })
  })

  test('without an end is given up, and the connection with it', async () => {
    const closed = vi.fn<() => void>()
    const server = await startApiServer((response) => {
      response.on('close', closed)
      const write = (): void => {
        if (!response.destroyed) response.write(' '.repeat(65_536), () => setImmediate(write))
      }
      write()
    })
    const bot = createBot({ apiRoot: server.url, maxAnswerSize: 1_000_000 })
    expect(await failure(bot.get_status())).toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
    expect(server.requests).toHaveLength(1)
  })

  test('has a limit of 64 MiB when nothing is said', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1, ' '))
    const server = await startApiServer((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    })
    const error = await failure(createBot({ apiRoot: server.url }).callAction('x'))
    expect(error.message).toContain('larger than 67108864 bytes')
  }, 20_000)
})

describe('httpTransport', () => {
  test('gives a fetch of one’s own a Request with everything in it', async () => {
    const requests: Request[] = []
    const fetch: typeof globalThis.fetch = async (request) => {
      requests.push(request as Request)
      if (requests.length === 1) throw new TypeError('fetch failed')
      return Response.json({ status: 'ok', retcode: 0, data: null })
    }
    const apiRoot = 'http://127.0.0.1:5700'
    const transport = httpTransport({ apiRoot, accessToken: 'a-token', fetch })
    const abort = new AbortController()
    const params = { user_id: 10001 }
    await transport({ action: 'get_stranger_info', params, reads: true, signal: abort.signal })
    abort.abort()
    const seen = requests.map(async (request) => ({
      method: request.method,
      url: request.url,
      redirect: request.redirect,
      type: request.headers.get('content-type'),
      authorization: request.headers.get('authorization'),
      body: await request.text(),
      isAborted: request.signal.aborted,
    }))
    const expected = {
      method: 'POST',
      url: `${apiRoot}/get_stranger_info`,
      redirect: 'manual',
      type: 'application/json',
      authorization: 'Bearer a-token',
      body: '{"user_id":10001}',
      isAborted: true,
    }
    expect(await Promise.all(seen)).toEqual([expected, expected])
  })

  test.each([
    ['its cause', new Error('reset'), 'reset'],
    ['its name', undefined, 'HTTPError'],
  ])('keeps %s of an error that holds the request', async (_what, cause, message) => {
    const fetch: typeof globalThis.fetch = async (request) => {
      const error = Object.assign(new Error('refused', { cause }), { request })
      error.name = 'HTTPError'
      throw error
    }
    const transport = httpTransport({ apiRoot: 'http://api.test', accessToken: 'a-token', fetch })
    const error = await failure(createBot({ transport }).send_msg({ user_id: 1, message: 'hi' }))
    expect(error.cause).toEqual(new Error(message))
    expect(error.cause).not.toHaveProperty('request')
  })

  test('sends with the fetch that it is given', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () =>
      Response.json({ status: 'ok', retcode: 0, data: 7 }),
    )
    const transport = httpTransport({ apiRoot: 'http://api.test', fetch })
    const call = { action: 'get_status', params: {} }
    expect(await transport(call)).toEqual({ status: 'ok', retcode: 0, data: 7, statusCode: 200 })
    expect(fetch).toHaveBeenCalledOnce()
  })

  const call = { action: 'get_status', params: {} }

  test('calls a fetch as a function, since that of workerd is no method of anything else', async () => {
    const seen: unknown[] = []
    async function fetch(this: unknown) {
      seen.push(this)
      return Response.json({ status: 'ok', retcode: 0 })
    }
    await httpTransport({ apiRoot: 'http://api.test', fetch })(call)
    expect(seen).toEqual([undefined])
  })

  test('says that nothing was sent when fetch throws at once', async () => {
    const cause = new TypeError('Illegal invocation')
    const fetch = () => {
      throw cause
    }
    const sent = httpTransport({ apiRoot: 'http://api.test', fetch })({
      ...call,
      action: 'send_msg',
    })
    await expect(sent).rejects.toMatchObject({ name: 'NetworkError', sent: 'no', cause })
    await expect(sent).rejects.toThrow('Illegal invocation')
  })

  test('keeps a limit of the process’s dispatcher from ending a call early', async () => {
    const key = Symbol.for('undici.globalDispatcher.1')
    const dispatchers = globalThis as unknown as Record<symbol, object>
    void Request
    const own = dispatchers[key] as object
    const Agent = own.constructor as new (options: object) => object
    dispatchers[key] = new Agent({ headersTimeout: 100, bodyTimeout: 100 })
    onTestFinished(() => {
      dispatchers[key] = own
    })
    const server = await startApiServer((response) => {
      setTimeout(() => {
        response.write('{"status":"ok",')
        setTimeout(() => response.end('"retcode":0,"data":7}'), 1800)
      }, 1800)
    })
    await expect(fetch(server.url, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed')
    expect(await createBot({ apiRoot: server.url }).callAction('x')).toBe(7)
    const bot = createBot({
      transport: httpTransport({ apiRoot: server.url, fetch: globalThis.fetch }),
    })
    expect(await bot.callAction('x')).toBe(7)
  }, 20_000)

  test.each<[what: string, options: HttpTransportOptions, message: string]>([
    [
      'an address that is none',
      { apiRoot: 'a:b@c' },
      'option apiRoot must be an http or https URL',
    ],
    [
      'a token that is none',
      { apiRoot: 'http://a.test', accessToken: 'a\nb' },
      'option accessToken must be a string of',
    ],
    [
      'a limit that is none',
      { apiRoot: 'http://a.test', maxAnswerSize: 0 },
      'option maxAnswerSize must be a positive whole number of bytes',
    ],
  ])('refuses %s at once', (_what, options, message) => {
    expect(() => httpTransport(options)).toThrow(message)
  })
})
