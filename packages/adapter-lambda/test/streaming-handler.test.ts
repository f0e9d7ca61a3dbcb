import { CQHttp, type Endpoint } from '@cqhttp/core'
import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { lambdaPlatform, toStreamingLambdaHandler } from '../src/index.ts'
import { functionUrl, restApi, sent } from './encoders.ts'
import { awslambdaGlobal, createLog, lambdaContext, later, ResponseStream } from './invocation.ts'

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming')
const event = functionUrl(sent())

afterEach(() => void vi.unstubAllGlobals())

/** Calls a handler as the runtime does. */
async function invoke(
  handler: unknown,
  {
    posted = event,
    stream = new ResponseStream(),
    context = lambdaContext(),
  }: { posted?: unknown; stream?: ResponseStream; context?: Context } = {},
): Promise<ResponseStream> {
  await (handler as (event: unknown, stream: ResponseStream, context: Context) => Promise<void>)(
    posted,
    stream,
    context,
  )
  return stream
}

const cookies: [string, string][] = [
  ['set-cookie', 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT'],
  ['set-cookie', 'b=2'],
]

describe.each([
  ['with the global of the runtime', true],
  ['without the global of the runtime', false],
])('%s', (_, hasGlobal) => {
  beforeEach(() => {
    if (hasGlobal) vi.stubGlobal('awslambda', awslambdaGlobal)
  })

  test('a handler says that it streams', () => {
    const handler = toStreamingLambdaHandler({ fetch: () => new Response() })
    const marks = handler as { isStreamified?: boolean; [STREAMING]?: string }
    expect([marks.isStreamified, marks[STREAMING]]).toEqual(
      hasGlobal ? [true, undefined] : [undefined, 'response'],
    )
    expect(handler).toHaveLength(3)
  })

  test('status, fields and all cookies are in the prelude', async () => {
    const endpoint: Endpoint = {
      fetch: () => new Response('hi', { status: 201, headers: [['x-a', '1'], ...cookies] }),
    }
    const stream = await invoke(toStreamingLambdaHandler(endpoint))
    expect(stream.writableEnded).toBe(true)
    expect(stream.response.prelude).toEqual({
      statusCode: 201,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-a': '1' },
      cookies: cookies.map(([, value]) => value),
    })
    expect(stream.response.body.toString()).toBe('hi')
  })

  test('a response without a body has a prelude', async () => {
    const answers = [
      new Response(null, { status: 204 }),
      new Response(''),
      new Response(new ReadableStream({ pull: (controller) => controller.close() })),
    ]
    for (const answer of answers) {
      const stream = await invoke(toStreamingLambdaHandler({ fetch: () => answer }))
      expect(stream.response.prelude).toMatchObject({ statusCode: answer.status, cookies: [] })
      expect(stream.response.body).toHaveLength(0)
      expect(stream.writableEnded).toBe(true)
    }
  })

  test('a bot is answered for without Web objects', async () => {
    const bot = new CQHttp({ secret: false, logger: false })
    let requestId: string | undefined
    bot.onMessage((message, context) => {
      requestId = lambdaPlatform(context)?.context.awsRequestId
      return { reply: message.message }
    })
    const payload = { post_type: 'message', message_type: 'private', message: '你好', user_id: 2 }
    const posted = functionUrl(
      sent({
        headers: [['content-type', 'application/json']],
        body: Buffer.from(JSON.stringify(payload)),
      }),
    )
    const { response } = await invoke(toStreamingLambdaHandler(bot), { posted })
    expect(response.prelude).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
    })
    expect(JSON.parse(response.body.toString())).toEqual({
      reply: [{ type: 'text', data: { text: '你好' } }],
    })
    expect(requestId).toBe('request-1')
    const empty = await invoke(toStreamingLambdaHandler(bot), {
      posted: functionUrl(sent({ method: 'HEAD' })),
    })
    expect(empty.response.prelude).toMatchObject({ statusCode: 405, headers: { allow: 'POST' } })
    expect(empty.response.body).toHaveLength(0)
  })

  test('bytes pass chunk by chunk, no faster than the client takes them', async () => {
    const chunks = Array.from({ length: 20 }, (__, index) => Buffer.alloc(1000, index + 200))
    let pulled = 0
    let ahead = 0
    const stream = new ResponseStream({ highWaterMark: 1500, delay: 3 })
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const chunk = chunks[pulled]
          if (chunk === undefined) return controller.close()
          ahead = Math.max(ahead, pulled * 1000 - Buffer.concat(stream.chunks).length)
          pulled += 1
          controller.enqueue(chunk)
        },
      },
      { highWaterMark: 0 },
    )
    await invoke(toStreamingLambdaHandler({ fetch: () => new Response(body) }), { stream })
    // The last `end()` is not waited for.
    await vi.waitFor(() => expect(stream.writableFinished).toBe(true))
    expect(stream.response.body.equals(Buffer.concat(chunks))).toBe(true)
    expect(ahead).toBeLessThan(4000)
  })

  test('a chunk arrives before the next one is made', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const stream = new ResponseStream()
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(Buffer.from('first'))
        await promise
        controller.enqueue(Buffer.from('second'))
        controller.close()
      },
    })
    const invoked = invoke(toStreamingLambdaHandler({ fetch: () => new Response(body) }), {
      stream,
    })
    await vi.waitFor(() => expect(stream.response.body.toString()).toBe('first'))
    resolve()
    await invoked
    expect(stream.response.body.toString()).toBe('firstsecond')
  })

  test('the response ends before the tasks do, and the handler after them', async () => {
    const done: string[] = []
    const stream = new ResponseStream()
    stream.on('finish', () => done.push('response'))
    const endpoint: Endpoint = {
      fetch(__, runtime) {
        runtime?.waitUntil?.(
          later(50, undefined).then(() => {
            done.push('task')
            runtime.waitUntil?.(later(20, undefined).then(() => done.push('its task')))
          }),
        )
        return new Response('ok')
      },
    }
    await invoke(toStreamingLambdaHandler(endpoint), { stream })
    expect(done).toEqual(['response', 'task', 'its task'])
  })

  test('a task that fails or never ends is logged', async () => {
    const logger = createLog()
    const endpoint: Endpoint = {
      fetch(__, runtime) {
        runtime?.waitUntil?.(Promise.reject(new Error('lost')))
        runtime?.waitUntil?.(new Promise(() => {}))
        return new Response('ok')
      },
    }
    const handler = toStreamingLambdaHandler(endpoint, { logger })
    const stream = await invoke(handler, { context: lambdaContext(400) })
    expect(stream.response.body.toString()).toBe('ok')
    expect(logger.lines).toEqual([
      ['a background task failed:', expect.objectContaining({ message: 'lost' })],
      [expect.stringMatching(/^1 background task/)],
    ])
  })

  test.each<[string, () => Response | Promise<Response>]>([
    [
      'throws',
      () => {
        throw new Error('boom')
      },
    ],
    ['rejects', () => Promise.reject(new Error('boom'))],
    ['answers with a network error', () => Response.error()],
    [
      'answers with a body that is being read',
      () => {
        const response = new Response('x')
        response.body?.getReader()
        return response
      },
    ],
  ])('an endpoint that %s gets a 500 with a prelude', async (__, fetch) => {
    const logger = createLog()
    const stream = await invoke(toStreamingLambdaHandler({ fetch }, { logger }))
    expect(stream.response.prelude).toEqual({
      statusCode: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      cookies: [],
    })
    expect(stream.response.body.toString()).toBe('internal error')
    expect(stream.writableEnded).toBe(true)
    expect(logger.lines).toEqual([['a request could not be answered:', expect.any(Error)]])
  })

  test('a body that fails after it has begun rejects, after the tasks', async () => {
    let isDone = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('half')),
      pull: (controller) => controller.error(new Error('torn')),
    })
    const endpoint: Endpoint = {
      fetch(__, runtime) {
        runtime?.waitUntil?.(later(20, undefined).then(() => (isDone = true)))
        return new Response(body)
      },
    }
    await expect(invoke(toStreamingLambdaHandler(endpoint))).rejects.toThrow('torn')
    expect(isDone).toBe(true)
  })

  test('a client that hangs up ends the body, and is no error', async () => {
    const logger = createLog()
    const cancelled = Promise.withResolvers<void>()
    const stream = new ResponseStream({ highWaterMark: 10, delay: 10_000 })
    stream.on('error', () => {})
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.alloc(100)),
      cancel: () => cancelled.resolve(),
    })
    const invoked = invoke(
      toStreamingLambdaHandler({ fetch: () => new Response(body) }, { logger }),
      { stream },
    )
    setTimeout(() => stream.destroy(), 20)
    await invoked
    await cancelled.promise
    expect(logger.lines).toEqual([])
  })

  test.each([[{}], [null], [{ Records: [] }]])(
    '%j, which is no HTTP event, is logged and gets a 400 with a prelude',
    async (posted) => {
      const logger = createLog()
      const handler = toStreamingLambdaHandler({ fetch: () => new Response('ok') }, { logger })
      const stream = await invoke(handler, { posted })
      expect(stream.response.prelude).toMatchObject({ statusCode: 400 })
      expect(stream.writableEnded).toBe(true)
      expect(logger.lines).toEqual([[expect.stringContaining('the event is no HTTP request, but')]])
      const next = await invoke(handler, { posted: restApi(sent()) })
      expect(next.response.body.toString()).toBe('ok')
    },
  )

  test('the answer to HEAD has no body', async () => {
    const cancel = vi.fn<() => void>()
    const endpoint: Endpoint = { fetch: () => new Response(new ReadableStream({ cancel })) }
    const stream = await invoke(toStreamingLambdaHandler(endpoint), {
      posted: functionUrl(sent({ method: 'HEAD' })),
    })
    expect(stream.response.prelude).toMatchObject({ statusCode: 200 })
    expect(stream.response.body).toHaveLength(0)
    expect(cancel).toHaveBeenCalledOnce()
  })
})

describe('without a stream, as emulators call it,', () => {
  const context = lambdaContext()
  test.each<[string, unknown[]]>([
    ['event and context', [event, context]],
    ['event, context and callback', [event, context, () => {}]],
    ['no stream', [event, undefined, context]],
    ['null', [event, null, context]],
    ['the event alone', [event]],
  ])('%s: it answers as a whole, after its tasks, and says so once', async (_, args) => {
    const logger = createLog()
    let isDone = false
    const endpoint: Endpoint = {
      fetch(__, runtime) {
        runtime?.waitUntil?.(later(20, undefined).then(() => (isDone = true)))
        return new Response('hi', { headers: [['x-a', '1'], ...cookies] })
      },
    }
    const handler = toStreamingLambdaHandler(endpoint, { logger }) as unknown as (
      ...args: unknown[]
    ) => Promise<unknown>
    for (let call = 0; call < 2; call++) {
      expect(await handler(...args)).toMatchObject({
        statusCode: 200,
        headers: { 'x-a': '1' },
        cookies: cookies.map(([, value]) => value),
        body: 'hi',
      })
    }
    expect(isDone).toBe(true)
    expect(logger.lines).toEqual([[expect.stringMatching(/no stream.*use toLambdaHandler/)]])
  })

  test('what is no HTTP event gets a 400 there, too', async () => {
    const handler = toStreamingLambdaHandler({ fetch: () => new Response() }, { logger: false })
    expect(await (handler as (...args: unknown[]) => unknown)({}, context)).toMatchObject({
      statusCode: 400,
    })
  })
})

test('an endpoint without fetch is refused', () => {
  // @ts-expect-error -- that is the point
  expect(() => toStreamingLambdaHandler({})).toThrow(TypeError)
})
