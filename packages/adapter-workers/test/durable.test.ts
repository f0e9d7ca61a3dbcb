// What needs no workerd; the rest is in tests/sockets.
import { CQHttp } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { toWorkersHandler } from '../src/durable.ts'
import type { ObjectState } from '../src/durable/object-state.ts'

const ctx = { waitUntil: () => {} }
const createBot = () => new CQHttp({ secret: false, accessToken: 'token', logger: false })

function createLogger() {
  const lines: string[] = []
  const log = (...parts: unknown[]): void => void lines.push(parts.map(String).join(' '))
  return { lines, logger: { warn: log, error: log } }
}

/** Objects that answer each call with `end`, or reject with it. */
function namespaceOf(end: object | Error) {
  const names: unknown[] = []
  const fetch = async () => {
    if (end instanceof Error) throw end
    return Response.json(end)
  }
  return { names, idFromName: (name: string) => names.push(name), get: () => ({ fetch }) }
}

async function call(end: object | Error, selfId?: number): Promise<unknown> {
  const namespace = namespaceOf(end)
  const worker = toWorkersHandler(createBot, { selfId })
  const bot = await worker.bot({ ACCOUNTS: namespace }, ctx)
  return bot.callAction('ask', {}).then(
    (data) => [data, namespace.names],
    ({ name, sent, message }) => [name, sent, message],
  )
}

test('a binding that is missing is named with what to add, and nothing is served', async () => {
  const { lines, logger } = createLogger()
  const worker = toWorkersHandler(createBot, { logger, binding: 'QQ' })
  const response = await worker.fetch(new Request('https://bot.example/'), {}, ctx)
  expect(response.status).toBe(500)
  expect(lines).toEqual([expect.stringMatching(/binding QQ is missing.*wrangler\.jsonc.*"QQ".*v1/)])
  await expect(worker.bot({}, ctx)).rejects.toThrow('QQ is missing')
})

test('a bot that is handed out twice is refused, since objects must not share one', async () => {
  const { lines, logger } = createLogger()
  const bot = createBot()
  const worker = toWorkersHandler(() => bot, { logger })
  const env = { ACCOUNTS: namespaceOf({}) }
  expect(await worker.bot(env, ctx)).toBe(bot)
  const state: ObjectState = { ...ctx, acceptWebSocket: () => {}, getWebSockets: () => [] }
  const object = new worker.Account(state, env)
  expect((await object.fetch(new Request('https://bot.example/ws'))).status).toBe(500)
  expect(lines).toEqual([expect.stringContaining('must make a new bot each time')])
})

test('a name that cannot be attached to a socket is refused, and the log says so', async () => {
  const { lines, logger } = createLogger()
  const log = { ...logger, debug: () => {}, info: () => {} }
  const worker = toWorkersHandler(
    () => new CQHttp({ secret: false, accessToken: 'token', logger: log }),
  )
  const namespace = namespaceOf({})
  const headers = {
    Upgrade: 'websocket',
    Authorization: 'Bearer token',
    'X-Self-ID': '1'.repeat(65),
  }
  const request = new Request('https://bot.example/ws', { headers })
  const response = await worker.fetch(request, { ACCOUNTS: namespace }, ctx)
  expect([response.status, await response.text()]).toEqual([400, 'wrong X-Self-ID'])
  expect(lines).toEqual([expect.stringMatching(/400 wrong X-Self-ID \(it is "1.*64/)])
  expect(namespace.names).toEqual([])
})

test('an option that is unknown or wrong is refused', () => {
  const wrong = (options: object) => () => toWorkersHandler(createBot, options)
  expect(wrong({ bindings: 'ACCOUNTS' })).toThrow('unknown option bindings')
  expect(wrong({ binding: '' })).toThrow('binding')
  expect(wrong({ selfId: {} })).toThrow('selfId')
  expect(wrong({ sockets: '/ws' })).toThrow('sockets')
})

test.each([
  ['an answer', { answer: { status: 'ok', retcode: 0, data: 1 } }, [1, ['7']]],
  [
    'no socket',
    { sent: 'no', reason: 'none is open' },
    ['ApiNotAvailableError', 'no', 'ask: none is open'],
  ],
  [
    'a socket that closed',
    { sent: 'unknown', reason: 'it closed' },
    ['NetworkError', 'unknown', 'ask: it closed'],
  ],
  [
    'an object that ended',
    new Error('its code was updated'),
    ['NetworkError', 'unknown', expect.stringContaining('its code was updated')],
  ],
])('a call of the Worker ends as in the object: %s', async (_what, end, expected) => {
  expect(await call(end, 7)).toEqual(expected)
})

test('a call that names no account is rejected with the fix', async () => {
  expect(await call({})).toEqual(['ApiNotAvailableError', 'no', expect.stringContaining('selfId')])
})

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '::FFFF:127.1.1.1', '192.0.2.1'])(
  'without a token nobody may connect, whatever the address: %s',
  async (address) => {
    const namespace = namespaceOf(new Error('must not be asked'))
    const worker = toWorkersHandler(() => new CQHttp({ secret: false, logger: false }))
    const headers = { upgrade: 'websocket', 'x-self-id': '1', 'cf-connecting-ip': address }
    const request = new Request('https://bot.example/ws', { headers })
    expect((await worker.fetch(request, { ACCOUNTS: namespace }, ctx)).status).toBe(403)
    expect(namespace.names).toEqual([])
  },
)
