import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { doors, type Post, toIncoming, toRequest } from '../support/doors.ts'
import {
  discussMessage,
  friendRequest,
  groupIncrease,
  groupMessage,
  heartbeat,
  privateMessage,
} from '../support/events.ts'

const secret = 'kSLuTF2GC2Q4q4ug'
const TEXT = 'text/plain; charset=utf-8'
const JSON_TYPE = 'application/json'
const DETAIL = 'a detail for the author only'

/** A bot that answers messages, and fails at notices. */
function createBot() {
  const bot = new CQHttp({ secret, logger: false })
  bot.onMessage('private', () => ({ reply: '你好 😀 <é>' }))
  bot.onMessage('group', () => ({ reply: [{ type: 'face', data: { id: '1' } }] }))
  bot.onRequest('friend', () => ({ approve: true, remark: '朋友' }))
  bot.onRequest('group', () => ({}))
  bot.onNotice(() => {
    throw new Error(DETAIL)
  })
  bot.onMessage('discuss', () => {
    throw new Error(DETAIL)
  })
  bot.onMessage(({ message_type }) => (message_type === 'discuss' ? { reply: 'ok' } : undefined))
  return bot
}

function event(body: object): Post {
  return { body, secret }
}

interface Expected {
  status: number
  body: string
  contentType?: string
  allow?: string
}

const nothing: Expected = { status: 204, body: '' }

function refusal(status: number, body: string): Expected {
  return { status, body, contentType: TEXT }
}

function operation(body: string): Expected {
  return { status: 200, body, contentType: JSON_TYPE }
}

const rows: [name: string, post: Post, expected: Expected][] = [
  [
    'an event that a handler answers, in ASCII',
    event(privateMessage),
    operation(
      String.raw`{"reply":[{"type":"text","data":{"text":"\u4f60\u597d \ud83d\ude00 <\u00e9>"}}]}`,
    ),
  ],
  [
    'an event in a group, with at_sender beside the reply',
    event(groupMessage),
    operation('{"reply":[{"type":"face","data":{"id":"1"}}],"at_sender":false}'),
  ],
  [
    'a request that is approved',
    event(friendRequest),
    operation(String.raw`{"approve":true,"remark":"\u670b\u53cb"}`),
  ],
  [
    'an operation without fields',
    event({ ...friendRequest, request_type: 'group', sub_type: 'add' }),
    operation('{}'),
  ],
  ['an event with nothing to say', event(heartbeat), nothing],
  ['an unknown notice', event({ ...heartbeat, post_type: 'x', x_type: 'y' }), nothing],
  ['an event without detail type', event({ post_type: 'message' }), nothing],
  [
    'an event with a detail type that is no string',
    event({ post_type: 'notice', notice_type: 1 }),
    nothing,
  ],
  ['an event with an empty post type', event({ post_type: '', _type: 'x' }), nothing],
  ['an object without anything', event({}), nothing],
  ['no signature', { body: heartbeat }, refusal(401, 'X-Signature header missing')],
  [
    'an empty signature',
    { body: heartbeat, headers: { 'x-signature': ' ' } },
    refusal(403, 'wrong signature'),
  ],
  ['a wrong signature', { body: heartbeat, secret: 'other' }, refusal(403, 'wrong signature')],
  ['no JSON', { body: '{"a":', secret }, refusal(400, 'the body is not JSON')],
  ['an empty body', { body: '', secret }, refusal(400, 'the body is not JSON')],
  ['text behind the JSON', { body: '{}{}', secret }, refusal(400, 'the body is not JSON')],
  ['an array', { body: '[{}]', secret }, refusal(400, 'the body is not a JSON object')],
  ['null', { body: 'null', secret }, refusal(400, 'the body is not a JSON object')],
  ['a string', { body: '"x"', secret }, refusal(400, 'the body is not a JSON object')],
  ['a number', { body: '1', secret }, refusal(400, 'the body is not a JSON object')],
  [
    'bytes that are no UTF-8',
    { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), secret },
    refusal(400, 'the body is not JSON'),
  ],
  ['another path', { url: 'http://bot.test/x', secret }, refusal(404, 'not found')],
  ['GET on another path', { url: 'http://bot.test/x', method: 'GET' }, refusal(404, 'not found')],
  ...['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].map(
    (method): [string, Post, Expected] => [
      `the method ${method}`,
      { method, secret },
      { ...refusal(405, 'events are posted'), allow: 'POST' },
    ],
  ),
  ['an event at which a handler threw', event(groupIncrease), refusal(500, 'a handler failed')],
  [
    'an event at which a handler threw and another answered',
    event(discussMessage),
    operation('{"reply":[{"type":"text","data":{"text":"ok"}}],"at_sender":false}'),
  ],
]

describe.each(doors)('%s', (_name, door) => {
  test.each(rows)('answers %s', async (_what, post, expected) => {
    const answer = await door(createBot(), post)
    expect(answer).toStrictEqual({ contentType: null, allow: null, ...expected })
  })

  test.each(rows.filter(([, , { status }]) => status >= 400))(
    'answers %s with no JSON and no details',
    async (_what, post) => {
      const { body } = await door(createBot(), post)
      expect(() => JSON.parse(body)).toThrow(SyntaxError)
      expect(body).not.toMatch(/detail| at |\.ts|\n/)
    },
  )

  test.each([
    ['/', 'http://bot.test/', 204],
    ['/', 'http://bot.test', 204],
    ['/', 'http://bot.test//', 204],
    ['/', 'http://bot.test/?a=/b#c', 204],
    ['/qq', 'http://bot.test/qq', 204],
    ['/qq', 'http://bot.test/qq/', 204],
    ['/qq', 'http://bot.test:8080/qq?access_token=x', 204],
    ['/qq/', 'http://bot.test/qq', 204],
    ['/qq', 'http://bot.test/', 404],
    ['/qq', 'http://bot.test/qqq', 404],
    ['/qq', 'http://bot.test/qq/x', 404],
    ['/qq', 'http://bot.test/x/qq', 404],
    ['/qq', 'http://bot.test/QQ', 404],
    ['/a/b.c', 'http://bot.test/a/b.c', 204],
    ['/机器人', 'http://bot.test/%E6%9C%BA%E5%99%A8%E4%BA%BA', 204],
    ['/%E6%9C%BA%E5%99%A8%E4%BA%BA', 'http://bot.test/%E6%9C%BA%E5%99%A8%E4%BA%BA/', 204],
    ['/a b', 'http://bot.test/a%20b', 204],
    // https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
    ['/机器人', 'http://bot.test/%e6%9c%ba%e5%99%a8%e4%ba%ba', 204],
    ['/%e6%9c%ba%e5%99%a8%e4%ba%ba', 'http://bot.test/%E6%9C%BA%E5%99%A8%E4%BA%BA/', 204],
    ['/qq', 'http://bot.test/%71%71?a=%71', 204],
    ['/%71q', 'http://bot.test/q%71', 204],
    ['/~bot', 'http://bot.test/%7Ebot', 204],
    ['/%7ebot', 'http://bot.test/~bot', 204],
    ['/a;b', 'http://bot.test/a%3Bb', 204],
    ['/a|b', 'http://bot.test/a%7cb', 204],
    ['/a%2Fb', 'http://bot.test/a%2fb', 204],
    ['/a/b', 'http://bot.test/a%2Fb', 404],
    ['/a%2Fb', 'http://bot.test/a/b', 404],
    ['/a%3Fb', 'http://bot.test/a?b', 404],
    ['/a%25b', 'http://bot.test/a%b', 404],
    ['/a%2541', 'http://bot.test/a%41', 404],
    ['/%ff', 'http://bot.test/%FF', 204],
    ['/%zz', 'http://bot.test/%ZZ', 404],
    [String.raw`/\bot.test/x`, 'http://bot.test/', 404],
  ])('with the path %s answers %s with %i', async (path, url, status) => {
    const bot = new CQHttp({ secret, path, logger: false })
    expect((await door(bot, { ...event(heartbeat), url })).status).toBe(status)
  })
})

describe('fetch', () => {
  test.each([
    ['the router throws', { method: 'GET', url: 'http://bot.test/broken' }],
    ['a handler throws', event(groupIncrease)],
    ['the signature is missing', { body: heartbeat }],
    ['nothing is wrong', event(privateMessage)],
  ])('never rejects: %s, with a logger and an onError that throw', async (_what, post) => {
    const fail = vi.fn<() => never>(() => {
      throw new Error(DETAIL)
    })
    const bot = new CQHttp({ secret, logger: { debug: fail, info: fail, warn: fail, error: fail } })
    bot.onError(fail)
    bot.onNotice(fail)
    bot.router.get('/broken', fail)
    const { status } = await bot.fetch(toRequest(post))
    expect([204, 401, 500]).toContain(status)
    expect(fail).toHaveBeenCalled()
  })

  test('reports to the logger once when there is no onError, also when the logger throws', async () => {
    const error = vi.fn<() => never>(() => {
      throw new Error(DETAIL)
    })
    const ignore = () => {}
    const bot = new CQHttp({ secret, logger: { debug: ignore, info: ignore, warn: ignore, error } })
    bot.onNotice(() => {
      throw new Error(DETAIL)
    })
    const tasks: Promise<unknown>[] = []
    const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
    expect((await bot.fetch(toRequest(event(groupIncrease)), runtime)).status).toBe(500)
    await Promise.all(tasks)
    expect(error).toHaveBeenCalledOnce()
  })

  test('answers with a Response, 204 without a body', async () => {
    const response = await createBot().fetch(toRequest(event(heartbeat)))
    expect(response).toBeInstanceOf(Response)
    expect(response.body).toBeNull()
  })

  test('can be handed around', async () => {
    const { fetch, handle } = createBot()
    expect((await fetch(toRequest(event(heartbeat)))).status).toBe(204)
    expect((await handle(toIncoming(event(heartbeat)))).status).toBe(204)
  })

  test.each([
    ['Bun', { port: 3000, stop: () => {}, upgrade: () => false, pendingRequests: 1 }],
    [
      'Deno',
      { remoteAddr: { transport: 'tcp', hostname: '127.0.0.1' }, completed: Promise.resolve() },
    ],
    ['Workers without adapter', { CQHTTP_SECRET: 'x', waitUntil: 'no function', deadline: 'soon' }],
  ])('takes the second argument of %s', async (_name, runtime) => {
    const bot = createBot()
    const signals: AbortSignal[] = []
    bot.onMetaEvent((_event, { waitUntil, signal }) => {
      signals.push(signal)
      waitUntil(Promise.resolve())
    })
    const response = await bot.fetch(toRequest(event(heartbeat)), runtime as object)
    expect(response.status).toBe(204)
    expect(signals.map((signal) => signal.aborted)).toEqual([false])
  })
})
