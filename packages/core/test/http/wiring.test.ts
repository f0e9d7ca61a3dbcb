import { afterEach, describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { sayWiring, wiring, type WiringCode } from '../../src/http/wiring.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { doors, type Post, throughHandle } from '../support/doors.ts'
import { heartbeat } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

afterEach(() => void vi.useRealTimers())

const HOST = 'http://bot.test'
const handshake = { upgrade: 'websocket', connection: 'Upgrade', 'x-client-role': 'Universal' }
const signed: Post = { body: heartbeat, secret: 'key' }

function createBot(options: CQHttpOptions = {}) {
  const logger = createLog()
  return { bot: new CQHttp({ secret: 'key', logger, ...options }), logger }
}

// What reaches the bot when something is wired wrong: what came, what is expected, what to change.
const rows: [what: string, options: CQHttpOptions, post: Post, line: string, code: WiringCode][] = [
  [
    'a WebSocket at a path of aiocqhttp',
    {},
    { method: 'GET', url: `${HOST}/ws`, headers: handshake },
    '404: not found (GET /ws; expected: POST /). A WebSocket was to be opened at /ws. ',
    'websocket',
  ],
  [
    'a WebSocket at the path of events',
    { path: '/qq' },
    { method: 'GET', url: `${HOST}/qq?access_token=hush`, headers: { upgrade: 'WebSocket' } },
    '405: events are posted (GET /qq; expected: POST /qq). A WebSocket was to be opened at /qq. ',
    'websocket',
  ],
  [
    'a signed event at another path',
    { path: '/qq' },
    { ...signed, url: `${HOST}/` },
    '404: not found (POST /; expected: POST /qq). The bot has nothing at / (404). ',
    'wrong-path',
  ],
  [
    'an event without signature at another path',
    { secret: false },
    { body: heartbeat, url: `${HOST}/onebot/v11/http?token=hush`, headers: { 'x-self-id': '1' } },
    '404: not found (POST /onebot/v11/http; expected: POST /). The bot has nothing at /onebot/v11/http',
    'wrong-path',
  ],
  [
    'another method',
    {},
    { method: 'PUT', headers: { 'x-self-id': '1' } },
    '405: events are posted (PUT /; expected: POST /). The bot does not accept PUT at / (405). ',
    'wrong-method',
  ],
  [
    'no signature',
    {},
    { body: heartbeat },
    '401: X-Signature header missing (POST /). The bot refuses events without a valid signature (401). ',
    'signature-missing',
  ],
  [
    'the signature of another secret',
    {},
    { body: heartbeat, secret: 'other' },
    '403: wrong signature (POST /). The bot has another secret (403). ',
    'signature-wrong',
  ],
]

describe.each(doors)('%s', (_name, door) => {
  test.each(rows)('warns of %s and names the fix', async (_what, options, post, line, code) => {
    const { bot, logger } = createBot(options)
    const { status, body } = await door(bot, post)
    expect(logger.lines).toEqual([['warn', 'refused a request:', expect.stringContaining(line)]])
    const [[, , said]] = logger.lines as [[string, string, string]]
    const { fix } = wiring[code]
    expect(said.endsWith(fix.slice(fix.lastIndexOf('(')))).toBe(true)
    expect(said).not.toMatch(/hush|key|[{}]/)
    // Nothing of it goes out.
    expect(body.length).toBeLessThan(40)
    expect(status).toBeGreaterThan(400)
  })

  test.each<[string, Post]>([
    ['a favicon', { method: 'GET', url: `${HOST}/favicon.ico` }],
    ['a scanner', { method: 'POST', url: `${HOST}/wp-login.php`, body: 'log=admin' }],
    ['a browser', { method: 'GET' }],
    ['a health check', { method: 'HEAD' }],
  ])('does not warn of %s', async (_what, post) => {
    const { bot, logger } = createBot()
    await door(bot, post)
    expect(logger.lines).toEqual([['debug', 'refused a request:', expect.any(String)]])
  })
})

test('one warning for each kind and minute, the others at debug', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  const { bot, logger } = createBot()
  const all = async () => {
    for (const [, , post] of rows.filter(([, { path, secret }]) => !path && secret === undefined)) {
      await throughHandle(bot, post)
    }
  }
  const levels = () => logger.lines.splice(0).map(([level]) => level)
  await all()
  expect(levels()).toEqual(['warn', 'warn', 'warn', 'warn'])
  vi.advanceTimersByTime(59_000)
  await all()
  expect(levels()).toEqual(['debug', 'debug', 'debug', 'debug'])
  vi.advanceTimersByTime(1_000)
  await all()
  expect(levels()).toEqual(['warn', 'warn', 'warn', 'warn'])
})

test('a path from outside cannot write lines or colours into the log', async () => {
  const { bot, logger } = createBot()
  const url = `${HOST}/a\n[cqhttp] all is well\u001b[2J\u009b1m\u2028{status}${'x'.repeat(10_000)}`
  const incoming = {
    method: 'POST',
    url,
    headers: { get: (name: string) => (name === 'x-self-id' ? '1' : null) },
    bytes: async () => new Uint8Array(),
    request: () => new Request(HOST),
  }
  await bot.handle(incoming)
  const [[, , line]] = logger.lines as [[string, string, string]]
  expect(line).toMatch(/^[ -~]*$/)
  expect(line).toContain(String.raw`/a\u000a[cqhttp] all is well\u001b[2J\u009b1m\u2028{status}x`)
  expect(line.length).toBeLessThan(1000)
})

test('what has no words of its own is said as it is', () => {
  expect(sayWiring('a hint', {})).toBe('a hint')
  expect(sayWiring('', {})).toBe('')
})
