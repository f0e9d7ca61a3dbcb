import { describe, expect, test } from 'vitest'
import { httpTransport } from '../../src/api/http-transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { NetworkError } from '../../src/base/errors.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { answer, type Respond, startApiServer } from '../support/api-server.ts'
import { type Post, toRequest } from '../support/doors.ts'
import { heartbeat, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'
import { reveal } from '../support/reveal.ts'
import { sign } from '../support/sign.ts'

const token = 'TOKEN-93ab17'
const secret = 'SECRET-5dc40e'
/** The lines in which one of them shows, also in lower case or with something cut off in front. */
function leaks(value: unknown): string[] {
  const lines = typeof value === 'string' ? [value] : reveal(value).split('\n')
  return lines.filter((line) => /93ab17|5dc40e/i.test(line))
}

function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}

describe('no secret or token is', () => {
  const wrongOptions: [what: string, options: unknown][] = [
    ['credentials in the address', { apiRoot: `http://user:${token}@api.test` }],
    ['a user name in the address', { apiRoot: `http://${token}@api.test` }],
    ['credentials without scheme', { apiRoot: `user:${token}@api.test` }],
    ['a token for a scheme', { apiRoot: `${token}:x@api.test` }],
    ['a query in the address', { apiRoot: `http://api.test/?access_token=${token}` }],
    ['a fragment in the address', { apiRoot: `http://api.test/#${token}` }],
    ['another scheme', { apiRoot: `ws://api.test/${token}` }],
    ['no address', { apiRoot: token }],
    ['an object as address', { apiRoot: { [token]: token } }],
    ['a line break in the token', { accessToken: `${token}\nx` }],
    ['a line break behind the token', { accessToken: `${token}\n` }],
    ['a blank in the token', { accessToken: `${token} x` }],
    ['characters in the token that are not ASCII', { accessToken: `令牌${token}` }],
    ['an array as token', { accessToken: [token] }],
    ['an object as secret', { secret: { [secret]: secret } }],
    ['bytes as secret', { secret: new TextEncoder().encode(secret) }],
    ['an array as secret', { secret: [secret] }],
    ['a secret in place of the options', secret],
  ]
  test.each(wrongOptions)('in the error for %s', (_what, options) => {
    const error = thrownBy(() => new CQHttp(options as CQHttpOptions))
    expect(error).toBeInstanceOf(TypeError)
    expect(leaks(error)).toEqual([])
  })

  test.each(wrongOptions.slice(0, 14))('in the error of a transport for %s', (_what, options) => {
    const error = thrownBy(() =>
      httpTransport({ apiRoot: 'http://a.test', ...(options as object) }),
    )
    expect(error).toBeInstanceOf(TypeError)
    expect(leaks(error)).toEqual([])
  })

  const echo: Respond = (response, request) =>
    answer(JSON.stringify(request), 500)(response, request, 0)
  const servers: [what: string, respond: Respond, name: string][] = [
    ['a refusal', answer({ status: 'failed', retcode: 1, wording: 'no' }), 'ActionFailedError'],
    [
      'an answer that repeats the request',
      answer({ status: { token }, data: token }),
      'ActionFailedError',
    ],
    ['an HTTP status with a body that repeats the request', echo, 'HttpStatusError'],
    [
      'a redirect',
      (response) => void response.writeHead(302, { location: '/x' }).end(),
      'HttpStatusError',
    ],
    ['401', answer('', 401), 'HttpStatusError'],
    ['403', answer(`wrong token ${token}`, 403), 'HttpStatusError'],
    ['a text that repeats the token', answer(`Hello ${token}`), 'NetworkError'],
    ['a dropped connection', (response) => void response.destroy(), 'NetworkError'],
    [
      'an answer that is no HTTP and repeats the request',
      (response, request) => void response.socket?.end(`no ${JSON.stringify(request)}`),
      'NetworkError',
    ],
    [
      'a body that is cut short',
      (response) =>
        void response
          .writeHead(200, { 'content-length': '9' })
          .write('{', () => response.destroy()),
      'NetworkError',
    ],
    ['silence', () => {}, 'NetworkError'],
  ]
  test.each(servers)('in the error or the log after %s', async (what, respond, name) => {
    const server = await startApiServer(respond)
    const logger = createLog()
    const bot = new CQHttp({
      apiRoot: server.url,
      accessToken: token,
      secret,
      logger,
      apiTimeout: what === 'silence' ? 200 : 15_000,
    })
    bot.onMessage(async (event) => {
      void bot.send(event, 'forgotten')
      await bot.get_login_info()
    })
    const errors: unknown[] = []
    bot.onError((error) => void errors.push(error))
    const tasks: Promise<unknown>[] = []
    const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
    await bot.fetch(toRequest({ body: privateMessage, secret }), runtime)
    await Promise.all(tasks)

    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${token}`)
    expect(errors).toMatchObject([{ name }])
    const lines = logger.lines.filter(([level]) => level === 'warn')
    expect(lines).toMatchObject([['warn', 'a message was not sent:', { name }]])
    expect(leaks([errors, logger.lines])).toEqual([])
  })

  const unreachable: [what: string, options: CQHttpOptions, name: string][] = [
    ['a host that does not exist', { apiRoot: 'http://onebot.invalid' }, 'NetworkError'],
    ['a port that is blocked', { apiRoot: 'http://127.0.0.1:1' }, 'NetworkError'],
    ['a port without HTTPS', { apiRoot: 'https://127.0.0.1:2' }, 'NetworkError'],
    ['no API', {}, 'ApiNotAvailableError'],
    [
      'a token of an account that is none',
      { apiRoot: 'http://a.test', accessToken: () => `${token}\nx` },
      'ApiNotAvailableError',
    ],
    [
      'an address of an account that is none',
      { apiRoot: () => `http://u:${token}@a.test` },
      'ApiNotAvailableError',
    ],
  ]
  test.each(unreachable)('in the error for %s', async (_what, options, name) => {
    const bot = new CQHttp({ accessToken: token, secret, logger: false, ...options })
    const call = bot.send_msg({ user_id: 1, message: 'hi' }, { selfId: 1 })
    const error: unknown = await call.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name })
    expect(leaks([error, bot])).toEqual([])
  })

  test('in the error of a call that is aborted', async () => {
    const bot = new CQHttp({ apiRoot: 'http://a.test', accessToken: token, secret, logger: false })
    const call = bot.get_status({}, { signal: AbortSignal.abort() })
    const error: unknown = await call.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NetworkError)
    expect(leaks(error)).toEqual([])
  })

  const posts: [what: string, post: Post][] = [
    ['an event that a handler fails at', { body: privateMessage, secret }],
    ['an event that is not understood', { body: {}, secret }],
    ['an event of a request that throws', { method: 'GET', url: 'http://bot.test/broken' }],
    ['no signature', { body: heartbeat }],
    ['a wrong signature', { body: heartbeat, secret: 'other' }],
    ['the secret in place of a signature', { body: heartbeat, headers: { 'x-signature': secret } }],
    ['another algorithm', { body: '', headers: { 'x-signature': sign('', secret, 'sha256') } }],
    ['no JSON', { body: `{${secret}`, secret }],
    ['a path with the secret', { body: heartbeat, url: `http://bot.test/?secret=${secret}` }],
  ]
  const kinds: [kind: string, setting: CQHttpOptions['secret']][] = [
    ['a text', secret],
    ['a function', async () => secret],
    ['a function that gives what is none', () => ({ key: secret }) as never],
  ]
  test.each(kinds)('in the log or an answer, with %s for a secret', async (_kind, setting) => {
    const logger = createLog()
    const bot = new CQHttp({ secret: setting, accessToken: token, logger })
    bot.onMessage(() => Promise.reject(new Error('broken')))
    bot.router.get('/broken', () => {
      throw new Error('broken')
    })
    for (const [, post] of posts) {
      const headers = { 'x-self-id': '1', ...post.headers }
      const response = await bot.fetch(toRequest({ ...post, headers }))
      expect(response.status).toBeGreaterThanOrEqual(204)
      expect(leaks(await response.text())).toEqual([])
    }
    expect(logger.lines.length).toBeGreaterThanOrEqual(posts.length)
    expect(leaks(logger.lines)).toEqual([])
  })
})

test('reveal finds what is hidden', () => {
  const hidden = Object.defineProperty(new Error('x'), 'request', {
    value: { headers: new Headers({ authorization: `Bearer ${token}` }) },
  })
  const getter = Object.create({
    get key() {
      return secret
    },
  }) as object
  for (const value of [
    new Error('x', { cause: new Error(token) }),
    new Error('x', { cause: { [Symbol('a')]: { b: [new Map([['c', secret]])] } } }),
    hidden,
    getter,
    { nested: { nested: { nested: { nested: { nested: { nested: { nested: hidden } } } } } } },
  ]) {
    expect(leaks(value)).not.toEqual([])
  }
})
