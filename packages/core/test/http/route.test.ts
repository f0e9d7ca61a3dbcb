import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { doors, toIncoming, toRequest } from '../support/doors.ts'
import { heartbeat, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

function createBot() {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger })
  return {
    bot,
    router: bot.router,
    errors: () => logger.lines.filter(([level]) => level === 'error'),
  }
}

describe.each(doors)('%s', (_name, door) => {
  test('answers routes of one’s own', async () => {
    const { bot, router } = createBot()
    router.get('/health', () => new Response('ok', { status: 203, headers: { allow: 'x' } }))
    expect(await door(bot, { method: 'GET', url: 'http://bot.test/health' })).toEqual({
      status: 203,
      contentType: 'text/plain;charset=UTF-8',
      allow: 'x',
      body: 'ok',
    })
    expect((await door(bot, { method: 'PUT', url: 'http://bot.test/health' })).status).toBe(404)
    expect((await door(bot, { url: 'http://bot.test/health' })).status).toBe(404)
  })

  test('gives a route its params, query, route and body', async () => {
    const { bot, router } = createBot()
    router.post('/users/:id/:name', async (request) => {
      const { params, query, route, method, url } = request
      expect(request).toBeInstanceOf(Request)
      const body: unknown = await request.json()
      return Response.json({ params, query, route, method, url, body })
    })
    const url = 'http://bot.test/users/12/%E4%BD%A0?a=1&b=2&b=3'
    const { body } = await door(bot, { url, body: { x: '你' } })
    expect(JSON.parse(body)).toEqual({
      params: { id: '12', name: '%E4%BD%A0' },
      query: { a: '1', b: ['2', '3'] },
      route: '/users/:id/:name',
      method: 'POST',
      url,
      body: { x: '你' },
    })
  })

  test('gives a route what the adapter knows', async () => {
    const { bot, router } = createBot()
    router.get('/', (_request, { platform }) => Response.json(platform))
    const answer = await door(bot, { method: 'GET' }, { platform: { region: 'x' } })
    expect(JSON.parse(answer.body)).toEqual({ region: 'x' })
  })

  test('falls through middleware to the routes behind it and to the endpoint', async () => {
    const { bot, router } = createBot()
    const seen: string[] = []
    router.all(
      '*',
      (request) => void seen.push(request.url),
      () => null,
    )
    router.get('/late', () => new Response('late'))
    bot.onMessage(() => ({ reply: 'hi' }))
    expect((await door(bot, { method: 'GET', url: 'http://bot.test/late' })).body).toBe('late')
    expect((await door(bot, { body: privateMessage })).status).toBe(200)
    expect((await door(bot, { body: heartbeat })).status).toBe(204)
    expect((await door(bot, { method: 'GET' })).status).toBe(405)
    expect((await door(bot, { url: 'http://bot.test/other' })).status).toBe(404)
    expect(seen).toHaveLength(5)
  })

  test('lets middleware keep a request from the endpoint', async () => {
    const { bot, router } = createBot()
    const handler = vi.fn<() => void>()
    bot.onMessage(handler)
    router.all('*', async (request) =>
      request.headers.has('x-pass') ? undefined : new Response('no', { status: 418 }),
    )
    expect((await door(bot, { body: privateMessage })).status).toBe(418)
    expect(handler).not.toHaveBeenCalled()
    await door(bot, { body: privateMessage, headers: { 'x-pass': '1' } })
    expect(handler).toHaveBeenCalledOnce()
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('a detail')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('a detail')
      },
    ],
    ['rejects with nothing', () => Promise.reject()],
    ['returns a string', () => 'a detail'],
    ['returns an object', () => ({ reply: 'a detail' })],
    ['returns false', () => false],
  ])('answers 500 without text when a route %s', async (_what, route) => {
    const { bot, router, errors } = createBot()
    router.get('/', route as () => never)
    expect(await door(bot, { method: 'GET' })).toEqual({
      status: 500,
      contentType: 'text/plain; charset=utf-8',
      allow: null,
      body: 'internal error',
    })
    expect(errors()).toHaveLength(1)
  })

  test('answers HEAD as GET, but without a body', async () => {
    const { bot, router } = createBot()
    const methods: string[] = []
    router.get('/health', ({ method, query }) => {
      methods.push(method)
      return new Response(`ok ${JSON.stringify(query)}`, { status: 203, headers: { allow: 'x' } })
    })
    router.get('/moved', () => new Response(null, { status: 302, headers: { location: '/' } }))
    router.get('/:id', ({ params }) => new Response(params['id'], { headers: { allow: 'y' } }))
    router.post('/post', () => new Response('posted'))
    const head = (path: string) => door(bot, { method: 'HEAD', url: `http://bot.test${path}` })
    expect(await head('/health?a=1')).toEqual({
      status: 203,
      contentType: 'text/plain;charset=UTF-8',
      allow: 'x',
      body: '',
    })
    expect(methods).toEqual(['HEAD'])
    expect(await head('/moved')).toMatchObject({ status: 302, body: '' })
    expect(await head('/12/')).toMatchObject({ status: 200, allow: 'y', body: '' })
    expect(await head('/a/b')).toMatchObject({ status: 404 })
    expect(await head('/')).toMatchObject({ status: 405, allow: 'POST' })
  })

  test('lets a route for HEAD go before that for GET, and middleware run once', async () => {
    const { bot, router } = createBot()
    const seen: string[] = []
    router.all('*', ({ method }) => void seen.push(method))
    router.get('/a', () => new Response('get', { headers: { allow: 'get' } }))
    router.head('/a', () => new Response(null, { headers: { allow: 'head' } }))
    router.head('/b', () => new Response('a body', { headers: { allow: 'head' } }))
    router.get('/c', () => new Response('get', { headers: { allow: 'get' } }))
    const head = (path: string) => door(bot, { method: 'HEAD', url: `http://bot.test${path}` })
    expect(await head('/a')).toMatchObject({ status: 200, allow: 'head', body: '' })
    expect(await head('/b')).toMatchObject({ status: 200, allow: 'head', body: '' })
    expect(await head('/c')).toMatchObject({ status: 200, allow: 'get', body: '' })
    expect(seen).toEqual(['HEAD', 'HEAD', 'HEAD'])
  })

  test('ends the body of a route for GET that HEAD is answered by', async () => {
    const { bot, router } = createBot()
    const cancel = vi.fn<() => void>()
    router.get('/stream', () => new Response(new ReadableStream({ cancel })))
    await door(bot, { method: 'HEAD', url: 'http://bot.test/stream' })
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('gives a route its query as itty-router reads it', async () => {
    const { bot, router } = createBot()
    router.get('/', ({ query }) => Response.json(query))
    for (const [query, expected] of [
      ['', {}],
      ['?', {}],
      ['?a', { a: '' }],
      ['?a=1&a=2&b=%E4%BD%A0+x', { a: ['1', '2'], b: '你 x' }],
      ['?a=1&a=2&a=3&a=2', { a: ['1', '2', '3', '2'] }],
      ['?__proto__=1&constructor=2', JSON.parse('{"__proto__":"1","constructor":"2"}')],
      ['?a=?&b=/', { a: '?', b: '/' }],
    ] as const) {
      const { body } = await door(bot, { method: 'GET', url: `http://bot.test/${query}` })
      expect(JSON.parse(body)).toEqual(expected)
    }
  })

  test('a route can take the place of the endpoint', async () => {
    const { bot, router } = createBot()
    router.post('/', () => new Response('mine'))
    expect((await door(bot, { body: heartbeat })).body).toBe('mine')
  })
})

describe('handle', () => {
  test('makes a Web request only for a route that matches, and only one', async () => {
    const { bot, router } = createBot()
    router.get('/health', () => new Response('ok'))
    const event = toIncoming({ body: heartbeat })
    await bot.handle(event)
    expect(event.requests).toBe(0)

    router.get(
      '/health/*',
      () => undefined,
      () => undefined,
    )
    router.get('/health/x', () => new Response('ok'))
    const health = toIncoming({ method: 'GET', url: 'http://bot.test/health/x' })
    await bot.handle(health)
    expect(health.requests).toBe(1)
  })

  test('gives back the Response of a route as it is', async () => {
    const { bot, router } = createBot()
    const response = new Response()
    router.get('/', () => response)
    expect(await bot.handle(toIncoming({ method: 'GET' }))).toBe(response)
    expect(await bot.fetch(toRequest({ method: 'GET' }))).toBe(response)
  })

  test('answers 500 when the request cannot be made', async () => {
    const { bot, router } = createBot()
    router.all('*', () => undefined)
    const incoming = toIncoming({ body: heartbeat })
    incoming.request = () => {
      throw new Error('a detail')
    }
    expect(await bot.handle(incoming)).toMatchObject({ status: 500, body: 'internal error' })
  })
})

test('the router is made once', () => {
  const { bot } = createBot()
  expect(bot.router).toBe(bot.router)
})

test('params of one request do not show in another that runs meanwhile', async () => {
  const { bot, router } = createBot()
  const { promise, resolve } = Promise.withResolvers<void>()
  router.get('/:id', async ({ params }) => {
    if (params['id'] === 'a') await promise
    return new Response(params['id'])
  })
  const get = (id: string) => bot.fetch(toRequest({ method: 'GET', url: `http://bot.test/${id}` }))
  const a = get('a')
  expect(await (await get('b')).text()).toBe('b')
  resolve()
  expect(await (await a).text()).toBe('a')
})

test('a log of the router does not become a route', async () => {
  const { router } = createBot()
  router.get('/health', () => new Response('ok'))
  expect(inspect(router)).toContain('/health')
  expect(router.routes).toHaveLength(1)
})
