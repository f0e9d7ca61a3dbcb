import { createHmac } from 'node:crypto'

import { CQHttp, type Endpoint, type Runtime } from '@cqhttp/core'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { lambdaPlatform, toLambdaHandler } from '../src/index.ts'
import { alb, functionUrl, httpApiV1, httpApiV2, lattice, restApi, sent } from './encoders.ts'
import { createLog, lambdaContext, later } from './invocation.ts'

const event = functionUrl(sent())
const hello: Endpoint = { fetch: () => new Response('hello') }

afterEach(() => void vi.restoreAllMocks())

describe('an event of OneBot', () => {
  const secret = 'change-me'
  const payload =
    '{"post_type":"message","message_type":"private","sub_type":"friend",' +
    '"self_id":10001,"user_id":10002,"message_id":1,"message":"你好🙂","raw_message":"","font":0,' +
    '"sender":{},"time":1700000000}\n'
  const request = sent({
    headers: [
      ['content-type', 'application/json'],
      ['x-self-id', '10001'],
      ['x-signature', `sha1=${createHmac('sha1', secret).update(payload).digest('hex')}`],
    ],
    body: Buffer.from(payload),
  })
  const requestIds: unknown[] = []

  /** One for each event: a bot may know an event that comes twice. */
  function createBot(): CQHttp {
    const bot = new CQHttp({ secret })
    bot.onMessage((message, context) => {
      requestIds.push(lambdaPlatform(context)?.context.awsRequestId)
      return { reply: message.message }
    })
    return bot
  }

  afterEach(() => void requestIds.splice(0))

  test.each([
    ['HTTP API 2.0', httpApiV2(request, { stage: 'dev' })],
    ['Function URL', functionUrl(request)],
    ['REST API', restApi(request)],
    ['REST API with binary media types', restApi(request, { binary: true })],
    ['HTTP API 1.0', httpApiV1(request, { stage: 'dev' })],
    ['ALB', alb(request)],
    ['ALB with multi-value headers', alb(request, { multiValue: true })],
  ])('through %s is verified, handled and answered', async (_, posted) => {
    const result = await toLambdaHandler(createBot())(posted, lambdaContext())
    expect(result).toMatchObject({ statusCode: 200, isBase64Encoded: false })
    expect(JSON.parse(result.body)).toEqual({
      reply: [{ type: 'text', data: { text: '你好🙂' } }],
    })
    expect(requestIds).toEqual(['request-1'])
  })

  test('through VPC Lattice is verified, handled and answered', async () => {
    const result = await toLambdaHandler(createBot())(lattice(request), lambdaContext())
    expect(result).toMatchObject({ statusCode: 200, statusDescription: '200 OK' })
  })
})

test('the handler has two parameters: the runtime refuses a third one', () => {
  expect(toLambdaHandler(hello)).toHaveLength(2)
})

describe('the endpoint', () => {
  test('is asked through handle where it has it, as a method', async () => {
    class Bot {
      name = 'bot'
      fetch(): Response {
        throw new Error('fetch was called')
      }
      async handle() {
        return { status: 200, headers: {}, body: this.name }
      }
    }
    expect(await toLambdaHandler(new Bot())(event, lambdaContext())).toMatchObject({ body: 'bot' })
  })

  test('may answer handle with a Response', async () => {
    const endpoint: Endpoint = { ...hello, handle: async () => new Response('web') }
    expect(await toLambdaHandler(endpoint)(event, lambdaContext())).toMatchObject({ body: 'web' })
  })

  test('gets the deadline and the platform', async () => {
    let seen: Runtime | undefined
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        seen = runtime
        return new Response()
      },
    }
    const context = lambdaContext(5000)
    const before = Date.now()
    await toLambdaHandler(endpoint)(event, context)
    expect(seen?.deadline).toBeGreaterThanOrEqual(before + 4900)
    expect(seen?.deadline).toBeLessThanOrEqual(before + 5100)
    const platform = lambdaPlatform({ platform: seen?.platform })
    expect(platform?.context).toBe(context)
    expect(platform?.event).toBe(event)
  })

  test('may be called without a context, as tests do', async () => {
    let seen: Runtime | undefined
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        seen = runtime
        return new Response('ok')
      },
    }
    // @ts-expect-error -- the types ask for it
    expect(await toLambdaHandler(endpoint)(event)).toMatchObject({ body: 'ok' })
    expect(seen).not.toHaveProperty('deadline')
  })

  test.each<[string, Endpoint]>([
    [
      'throws',
      {
        fetch: () => {
          throw new Error('boom')
        },
      },
    ],
    ['rejects', { fetch: () => Promise.reject(new Error('boom')) }],
    [
      'has a body that fails',
      {
        fetch: () =>
          new Response(new ReadableStream({ pull: (it) => it.error(new Error('boom')) })),
      },
    ],
  ])('that %s is logged and answered with 500', async (_, endpoint) => {
    const logger = createLog()
    const result = await toLambdaHandler(endpoint, { logger })(restApi(sent()), lambdaContext())
    expect(result).toEqual({
      statusCode: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'internal error',
      isBase64Encoded: false,
    })
    expect(logger.lines).toEqual([
      ['a request could not be answered:', expect.objectContaining({ message: 'boom' })],
    ])
  })
})

describe('what is no HTTP event', () => {
  test.each([[{}], [null], [{ Records: [{ eventSource: 'aws:sqs' }] }], [{ key1: 'value1' }]])(
    '%j is logged and answered with 400, and the next event is handled',
    async (other) => {
      const logger = createLog()
      const fetch = vi.fn<Endpoint['fetch']>(() => new Response('hello'))
      const handler = toLambdaHandler({ fetch }, { logger })
      // @ts-expect-error -- that is the point
      expect(await handler(other, lambdaContext())).toEqual({
        statusCode: 400,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: 'the event is no HTTP request',
        isBase64Encoded: false,
      })
      expect(fetch).not.toHaveBeenCalled()
      expect(logger.lines).toEqual([[expect.stringContaining('the event is no HTTP request, but')]])
      expect(await handler(event, lambdaContext())).toMatchObject({ body: 'hello' })
    },
  )
})

describe('a body that something has parsed before', () => {
  const secret = 'key'
  const body = JSON.stringify({ post_type: 'message', message_type: 'private', message: '你' })
  const signature = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
  const headers: [string, string][] = [
    ['content-type', 'application/json'],
    ['x-signature', signature],
  ]
  const posted = { body: Buffer.from(body), headers }
  const createBot = (): CQHttp => {
    const bot = new CQHttp({ secret, logger: false })
    bot.onMessage(() => ({ reply: 'hi' }))
    return bot
  }

  test.each<[string, unknown]>([
    ['an object', JSON.parse(body)],
    ['a list', [1]],
    ['a number', 1],
    ['false', false],
  ])('and made %s is answered with 500, and the log says what to remove', async (_, parsed) => {
    for (const encode of [functionUrl, httpApiV2, restApi, httpApiV1, alb]) {
      const logger = createLog()
      const handler = toLambdaHandler(createBot(), { logger })
      const result = await handler(
        { ...encode(sent(posted)), body: parsed } as never,
        lambdaContext(),
      )
      expect(result).toMatchObject({ statusCode: 500, body: 'internal error' })
      expect(logger.lines).toEqual([
        [
          'a request could not be answered:',
          expect.objectContaining({
            name: 'BodyUsedError',
            message: expect.stringMatching(/has parsed event\.body.*httpJsonBodyParser.*rawBody/),
          }),
        ],
      ])
    }
  })

  test.each([false, true])('is taken from rawBody, base64 or not: %j', async (isBase64Encoded) => {
    const rawBody = isBase64Encoded ? Buffer.from(body).toString('base64') : body
    const parsed = { body: JSON.parse(body), rawBody, isBase64Encoded }
    const handler = toLambdaHandler(createBot())
    const result = await handler({ ...restApi(sent(posted)), ...parsed } as never, lambdaContext())
    expect(result).toMatchObject({ statusCode: 200 })
  })

  test('is not taken from rawBody where the body is a text', async () => {
    const handler = toLambdaHandler(createBot())
    const event = { ...restApi(sent(posted)), rawBody: 'other' }
    expect(await handler(event as never, lambdaContext())).toMatchObject({ statusCode: 200 })
  })

  test.each([null, undefined, ''])('is not %j, which is none', async (none) => {
    const handler = toLambdaHandler(createBot(), { logger: false })
    const event = { ...restApi(sent(posted)), body: none }
    expect(await handler(event as never, lambdaContext())).toMatchObject({ statusCode: 403 })
  })
})

describe('a task of waitUntil', () => {
  test('is awaited before the answer, and so is one that it adds', async () => {
    const done: string[] = []
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        runtime?.waitUntil?.(
          later(20, undefined).then(() => {
            done.push('first')
            runtime.waitUntil?.(later(20, undefined).then(() => done.push('second')))
          }),
        )
        return new Response('ok')
      },
    }
    const result = await toLambdaHandler(endpoint)(event, lambdaContext())
    expect(result.body).toBe('ok')
    expect(done).toEqual(['first', 'second'])
  })

  test('that fails is logged, and spoils nothing', async () => {
    const logger = createLog()
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        runtime?.waitUntil?.(Promise.reject(new Error('lost')))
        return new Response('ok')
      },
    }
    const result = await toLambdaHandler(endpoint, { logger })(event, lambdaContext())
    expect(result.body).toBe('ok')
    expect(logger.lines).toEqual([
      ['a background task failed:', expect.objectContaining({ message: 'lost' })],
    ])
  })

  test('is awaited also where the endpoint fails', async () => {
    let isDone = false
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        runtime?.waitUntil?.(later(20, undefined).then(() => (isDone = true)))
        throw new Error('boom')
      },
    }
    await toLambdaHandler(endpoint, { logger: false })(event, lambdaContext())
    expect(isDone).toBe(true)
  })

  test('that never ends does not cost the answer', async () => {
    const logger = createLog()
    const endpoint: Endpoint = {
      fetch(_, runtime) {
        runtime?.waitUntil?.(new Promise(() => {}))
        return new Response('ok')
      },
    }
    const result = await toLambdaHandler(endpoint, { logger })(event, lambdaContext(400))
    expect(result.body).toBe('ok')
    expect(logger.lines).toEqual([
      [expect.stringMatching(/^1 background task.*raise the function/)],
    ])
  })

  test('belongs to its own invocation', async () => {
    const endpoint: Endpoint = {
      async fetch(request, runtime) {
        const { pathname } = new URL(request.url)
        if (pathname === '/slow') runtime?.waitUntil?.(later(200, undefined))
        return new Response(pathname)
      },
    }
    const handler = toLambdaHandler(endpoint)
    const order: string[] = []
    await Promise.all(
      ['/slow', '/fast'].map(async (path) => {
        order.push((await handler(functionUrl(sent({ path })), lambdaContext())).body)
      }),
    )
    expect(order).toEqual(['/fast', '/slow'])
  })
})

describe('the logger', () => {
  test('is the console unless it is set', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue(undefined)
    // @ts-expect-error -- that is the point
    await toLambdaHandler(hello)({}, lambdaContext())
    expect(error.mock.calls).toEqual([['[cqhttp]', expect.stringContaining('no HTTP request')]])
    // @ts-expect-error -- that is the point
    await toLambdaHandler(hello, { logger: false })({}, lambdaContext())
    expect(error).toHaveBeenCalledTimes(1)
  })
})

test.each([
  [{}, {}, /must be a bot or another object with a fetch method, but it is \{\}/],
  [undefined, {}, /but it is undefined/],
  [hello, { log: console }, /unknown option log; known: logger, queue/],
  [
    hello,
    { logger: true },
    /option logger must be false, or an object such as console, with error/,
  ],
  [hello, { logger: {} }, /option logger must be false/],
  [hello, null, /options must be an object, but is null/],
])('settings %j, %j are refused', (endpoint, options, message) => {
  // @ts-expect-error -- that is the point
  expect(() => toLambdaHandler(endpoint, options)).toThrow(message)
  // @ts-expect-error -- that is the point
  expect(() => toLambdaHandler(endpoint, options)).toThrow(TypeError)
})

test('the platform of another runtime is none of Lambda', () => {
  expect(lambdaPlatform({ platform: undefined })).toBeUndefined()
  expect(lambdaPlatform({ platform: null })).toBeUndefined()
  expect(lambdaPlatform({ platform: { env: {}, ctx: {} } })).toBeUndefined()
})
