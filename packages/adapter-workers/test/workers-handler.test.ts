import { CQHttp, type Endpoint, type Runtime } from '@cqhttp/core'
import { afterEach, describe, expect, test, vi } from 'vitest'

import {
  type BotFactory,
  toWorkersHandler,
  workersPlatform,
  type WorkersHandlerOptions,
} from '../src/index.ts'
import { createContext } from './context.ts'

interface Env {
  NAME: string
}

const env: Env = { NAME: 'bot' }

const request = (headers: Record<string, string> = {}): Request =>
  new Request('https://bot.example/', { headers })

function endpointOf(
  answer: (request: Request, runtime: Runtime) => Response | Promise<Response>,
): Endpoint {
  return { fetch: (incoming, runtime) => answer(incoming, runtime ?? {}) }
}

const hello = endpointOf(() => new Response('hello'))

function createLogger() {
  return {
    warn: vi.fn<(...data: unknown[]) => void>(),
    error: vi.fn<(...data: unknown[]) => void>(),
  }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('answers with a bot', async () => {
  const handler = toWorkersHandler(hello)
  const response = await handler.fetch(request(), env, createContext())
  expect(await response.text()).toBe('hello')
})

test('calls a function with env and ctx, once', async () => {
  const factory = vi.fn<BotFactory<Env>>((bindings) =>
    endpointOf(() => new Response(bindings.NAME)),
  )
  const handler = toWorkersHandler(factory)
  const ctx = createContext()
  expect(await (await handler.fetch(request(), env, ctx)).text()).toBe('bot')
  const next = await handler.fetch(request(), { NAME: 'other' }, createContext())
  expect(await next.text()).toBe('bot')
  expect(factory.mock.calls).toEqual([[env, ctx]])
  expect(factory.mock.calls[0]?.[0]).toBe(env)
})

test('does nothing before the first request', () => {
  const factory = vi.fn<() => Endpoint>(() => hello)
  toWorkersHandler(factory)
  expect(factory).not.toHaveBeenCalled()
})

test('takes a bot that is itself a function with fetch for a bot', async () => {
  const bot = Object.assign(() => hello, { fetch: async () => new Response('mine') })
  const handler = toWorkersHandler(bot)
  expect(await (await handler.fetch(request(), env, createContext())).text()).toBe('mine')
})

test('works with its method taken out', async () => {
  const { fetch } = toWorkersHandler(async () => hello)
  expect(await (await fetch(request(), env, createContext())).text()).toBe('hello')
})

describe('a function that fails', () => {
  test.each<[string, () => Endpoint | Promise<Endpoint>]>([
    [
      'throws',
      () => {
        throw new Error('the secret is hunter2')
      },
    ],
    ['rejects', () => Promise.reject(new Error('the secret is hunter2'))],
  ])(
    'and %s: 500 without the error, which is logged; the next request calls it again',
    async (_, fail) => {
      const logger = createLogger()
      const factory = vi.fn<() => Endpoint | Promise<Endpoint>>().mockImplementationOnce(fail)
      factory.mockReturnValue(hello)
      const handler = toWorkersHandler(factory, { logger })
      const failed = await handler.fetch(request(), env, createContext())
      expect(failed.status).toBe(500)
      expect(failed.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(await failed.text()).toBe('the bot could not start; its log says why')
      expect(logger.error.mock.calls).toEqual([
        ['the bot could not start:', expect.objectContaining({ message: 'the secret is hunter2' })],
      ])
      expect((await handler.fetch(request(), env, createContext())).status).toBe(200)
      expect(factory).toHaveBeenCalledTimes(2)
    },
  )

  test('or makes no bot: 500, logged', async () => {
    const logger = createLogger()
    const handler = toWorkersHandler((() => undefined) as unknown as () => Endpoint, { logger })
    expect((await handler.fetch(request(), env, createContext())).status).toBe(500)
    expect(logger.error.mock.calls).toEqual([['the bot could not start:', expect.any(TypeError)]])
  })

  test('is logged to the console by default, and nowhere with false', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue()
    const fail = (): Endpoint => {
      throw new Error('no')
    }
    await toWorkersHandler(fail, { logger: false }).fetch(request(), env, createContext())
    expect(logged).not.toHaveBeenCalled()
    await toWorkersHandler(fail).fetch(request(), env, createContext())
    expect(logged.mock.calls).toEqual([['[cqhttp]', 'the bot could not start:', expect.any(Error)]])
  })
})

test.each<[string, Endpoint]>([
  [
    'throws',
    endpointOf(() => {
      throw new Error('hunter2')
    }),
  ],
  ['rejects', endpointOf(() => Promise.reject(new Error('hunter2')))],
])('an endpoint that %s is answered with 500 and logged', async (_, endpoint) => {
  const logger = createLogger()
  const ctx = createContext()
  const response = await toWorkersHandler(endpoint, { logger }).fetch(request(), env, ctx)
  expect([response.status, await response.text()]).toEqual([500, 'internal error'])
  expect(logger.error).toHaveBeenCalledWith('a request could not be answered:', expect.any(Error))
  await expect(Promise.all(ctx.tasks)).resolves.toBeDefined()
})

test('hands on waitUntil of the context, and keeps the answer alive with it', async () => {
  const ctx = createContext()
  const task = Promise.resolve('task')
  const endpoint = endpointOf((_, { waitUntil }) => {
    waitUntil?.(task)
    return new Response('early')
  })
  const response = await toWorkersHandler(endpoint).fetch(request(), env, ctx)
  expect(ctx.tasks).toContain(task)
  expect(await Promise.all(ctx.tasks)).toContain(response)
})

test('gives handlers of a bot its env and ctx', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  const seen = vi.fn<(platform: unknown) => void>()
  bot.onMetaEvent((_, context) => seen(workersPlatform<Env>(context)))
  const ctx = createContext()
  const response = await toWorkersHandler(bot).fetch(
    new Request('https://bot.example/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"post_type":"meta_event","meta_event_type":"heartbeat","self_id":1,"time":1}',
    }),
    env,
    ctx,
  )
  expect(response.status).toBe(204)
  const platform = seen.mock.calls[0]?.[0] as { env: Env; ctx: unknown }
  expect(platform.env).toBe(env)
  expect(platform.ctx).toBe(ctx)
})

test.each([undefined, null, 'env', {}, { req: {}, res: {} }, { env }])(
  'workersPlatform gives undefined for %o',
  (platform) => {
    expect(workersPlatform({ platform })).toBeUndefined()
  },
)

describe('at the first request', () => {
  const withRoot = (apiRoot: unknown): Endpoint & { apiRoot: unknown } => ({ ...hello, apiRoot })

  async function warnings(
    bot: Endpoint | (() => Endpoint),
    headers?: Record<string, string>,
  ): Promise<unknown[][]> {
    const logger = createLogger()
    const handler = toWorkersHandler(bot, { logger })
    for (let count = 0; count < 2; count++) {
      await handler.fetch(request(headers), env, createContext())
    }
    expect(logger.error).not.toHaveBeenCalled()
    return logger.warn.mock.calls
  }

  test('warns once about a bare IP address', async () => {
    const expected = [[expect.stringContaining('bare IP address 203.0.113.7')]]
    expect(await warnings(withRoot('http://203.0.113.7'))).toEqual(expected)
    expect(await warnings(() => withRoot('http://203.0.113.7'))).toEqual(expected)
  })

  test('warns about the loopback only when deployed', async () => {
    expect(await warnings(withRoot('http://127.0.0.1:5700'))).toEqual([])
    expect(await warnings(withRoot('http://127.0.0.1:5700'), { 'cf-ray': '8f1-HKG' })).toEqual([
      [expect.stringContaining('no deployed Worker reaches')],
    ])
  })

  test.each<[unknown, number]>([
    [undefined, 0],
    [{}, 0],
    [{ compatibilityFlags: {} }, 0],
    [{ compatibilityFlags: { allow_custom_ports: true } }, 0],
    [{ compatibilityFlags: { allow_custom_ports: false } }, 1],
  ])('with the global Cloudflare %o gives %i warnings about a port', async (global, count) => {
    vi.stubGlobal('Cloudflare', global)
    expect(await warnings(withRoot('https://bot.example:5700'))).toHaveLength(count)
  })

  test.each([undefined, '', () => 'http://203.0.113.7'])(
    'says nothing about an apiRoot that is %o',
    async (apiRoot) => {
      expect(await warnings(withRoot(apiRoot))).toEqual([])
    },
  )
})

test.each<[string, unknown, unknown, RegExp]>([
  ['undefined', undefined, {}, /takes a bot/],
  ['null', null, {}, /takes a bot/],
  ['an object without fetch', {}, {}, /takes a bot/],
  ['an unknown option', hello, { log: console }, /unknown option log; known: logger, queue/],
  ['a logger without warn', hello, { logger: { error() {} } }, /option logger must be/],
  ['a logger that is null', hello, { logger: null }, /option logger must be/],
])('throws at once for %s', (_, bot, options, message) => {
  const make = (): unknown => toWorkersHandler(bot as Endpoint, options as WorkersHandlerOptions)
  expect(make).toThrow(TypeError)
  expect(make).toThrow(message)
})
