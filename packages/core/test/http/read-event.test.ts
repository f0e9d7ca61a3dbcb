import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { bytesOf, doors, type Post, throughFetch, toIncoming } from '../support/doors.ts'
import { heartbeat, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'
import { sign } from '../support/sign.ts'

const key = 'kSLuTF2GC2Q4q4ug'
const body = JSON.stringify(heartbeat)

function createBot(options: CQHttpOptions) {
  const bot = new CQHttp({ logger: false, ...options })
  const events: unknown[] = []
  bot.on('message', 'meta_event', (event) => void events.push(event))
  return { bot, events }
}

function signed(signature: string): Post {
  return { body, headers: { 'x-signature': signature } }
}

// No HTTP server hands out such a header, but an `Incoming` of one's own may.
test('refuses the right digits as characters with another high byte', async () => {
  const { bot, events } = createBot({ secret: key })
  const digits = sign(body, key)
    .slice('sha1='.length)
    .replaceAll(/./g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x100))
  const headers = { get: (name: string) => (name === 'x-signature' ? `sha1=${digits}` : null) }
  const incoming = { ...toIncoming({ body }), headers }
  expect(await bot.handle(incoming)).toMatchObject({ status: 403 })
  expect(events).toEqual([])
})

describe.each(doors)('%s', (_name, door) => {
  test('accepts the signature of the standard, computed independently', async () => {
    // printf '{"post_type":"meta_event","meta_event_type":"heartbeat"}' | openssl sha1 -hmac abc
    const post = {
      body: '{"post_type":"meta_event","meta_event_type":"heartbeat"}',
      headers: { 'x-signature': 'sha1=accb1c8e2b566ab15e5eaa37a2dedd6560784307' },
    }
    const { bot, events } = createBot({ secret: 'abc' })
    expect((await door(bot, post)).status).toBe(204)
    expect(events).toHaveLength(1)
  })

  const right = sign(body, key)
  test.each([
    ['another secret', sign(body, 'other')],
    ['another body', sign(`${body} `, key)],
    ['upper-case digits', right.replace(/[0-9a-f]{40}/, (hex) => hex.toUpperCase())],
    ['an upper-case algorithm', right.replace('sha1', 'SHA1')],
    ['no algorithm', right.slice(5)],
    ['an algorithm only', 'sha1='],
    ['SHA-256', sign(body, key, 'sha256')],
    ['SHA-256 under the name of sha1', sign(body, key, 'sha256').replace('sha256', 'sha1')],
    ['MD5', sign(body, key, 'md5')],
    ['a digit less', right.slice(0, -1)],
    ['a digit more', `${right}0`],
    ['no hex', right.replace(/.$/, 'g')],
    ['two values', `${right}, ${right}`],
    ['a plain text', key],
  ])('refuses a signature with %s', async (_what, signature) => {
    const { bot, events } = createBot({ secret: key })
    expect(await door(bot, signed(signature))).toMatchObject({ status: 403 })
    expect(events).toEqual([])
  })

  test('refuses a signature over the body written anew', async () => {
    const { bot } = createBot({ secret: key })
    const raw = String.raw`{"post_type":"meta_event","meta_event_type":"heartbeat","a":"\u003cb"}`
    const post = {
      body: raw,
      headers: { 'x-signature': sign(JSON.stringify(JSON.parse(raw)), key) },
    }
    expect((await door(bot, post)).status).toBe(403)
    expect((await door(bot, { body: raw, secret: key })).status).toBe(204)
  })

  const message = { ...privateMessage, message: [{ type: 'text', data: { text: '@' } }] }
  const withText = (text: string) => JSON.stringify(message).replace('@', text)
  test.each([
    ['UTF-8', withText('你好é'), '你好é'],
    ['astral characters', withText('😀𠮷'), '😀𠮷'],
    ['escapes of ASCII, as go-cqhttp writes', withText(String.raw`\u003ca\u0026\u003e`), '<a&>'],
    ['escapes of all else, as Lagrange writes', withText(String.raw`\u4F60\uD83D\uDE00`), '你😀'],
    ['a newline at the end', `${withText('a')}\n`, 'a'],
    ['CR LF between the fields', withText('a').replaceAll(',"', ',\r\n"'), 'a'],
    ['a byte order mark', `\u{feff}${withText('a')}`, 'a'],
    ['a zero byte as escape', withText(String.raw`\u0000`), '\0'],
  ])('takes the bytes as they came: %s', async (_what, raw, text) => {
    const { bot, events } = createBot({ secret: key })
    expect((await door(bot, { body: raw, secret: key })).status).toBe(204)
    expect(events).toMatchObject([{ message: [{ type: 'text', data: { text } }] }])
  })

  test('keeps integers beyond 2^53', async () => {
    const { bot, events } = createBot({ secret: key })
    const raw = JSON.stringify(privateMessage).replace('12345678', '144115218676755577')
    await door(bot, { body: raw, secret: key })
    expect(events).toMatchObject([{ user_id: '144115218676755577' }])
  })

  test.each(['密钥 🔑', 'a b', 'x'.repeat(200)])('takes the secret %j', async (secret) => {
    const { bot } = createBot({ secret })
    expect((await door(bot, { body, secret })).status).toBe(204)
    expect((await door(bot, { body, secret: `${secret}x` })).status).toBe(403)
  })

  test.each([
    ['left out', {}],
    ['false', { secret: false as const }],
  ])('with the secret %s takes JSON that no web page sent', async (_what, options) => {
    const { bot, events } = createBot(options)
    const statuses: Record<string, number> = {}
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON;charset=UTF-8',
      'application/json ;charset=utf-8',
      'text/plain',
      'application/json-patch+json',
      'application/jsonx',
      'text/plain; application/json',
      'application/x-www-form-urlencoded',
      '',
    ]) {
      // Events of their own: copies of one are handled once.
      const event = bytesOf({ ...heartbeat, type })
      const { status } = await door(bot, { body: event, headers: { 'content-type': type } })
      statuses[type] = status
    }
    expect(statuses).toEqual({
      'application/json': 204,
      'application/json; charset=utf-8': 204,
      'Application/JSON;charset=UTF-8': 204,
      'application/json ;charset=utf-8': 204,
      'text/plain': 415,
      'application/json-patch+json': 415,
      'application/jsonx': 415,
      'text/plain; application/json': 415,
      'application/x-www-form-urlencoded': 415,
      '': 415,
    })
    for (const origin of ['https://evil.test', 'null', 'http://127.0.0.1:8080']) {
      expect(await door(bot, { body, headers: { origin } })).toMatchObject({
        status: 403,
        body: 'requests from web pages are refused',
      })
    }
    expect(events).toHaveLength(4)
  })

  test('with a secret asks neither for a content type nor for an origin', async () => {
    const { bot } = createBot({ secret: key })
    const headers = { 'content-type': 'text/plain', origin: 'https://a.test' }
    expect((await door(bot, { body, secret: key, headers })).status).toBe(204)
  })

  test('reads bodies up to maxBodySize bytes', async () => {
    const { bot } = createBot({ secret: key, maxBodySize: body.length })
    expect((await door(bot, { body, secret: key })).status).toBe(204)
    expect(await door(bot, { body: `${body}\n`, secret: key })).toEqual({
      status: 413,
      contentType: 'text/plain; charset=utf-8',
      allow: null,
      body: `more than ${body.length} bytes`,
    })
  })
})

describe('handle', () => {
  test('answers 400 when the body cannot be read', async () => {
    const { bot } = createBot({ secret: key })
    const incoming = toIncoming({ body, secret: key })
    incoming.bytes = () => Promise.reject(new Error('the connection is gone'))
    expect(await bot.handle(incoming)).toMatchObject({
      status: 400,
      body: 'the body could not be read',
    })
  })

  test('reads no body of a request that is refused by its head', async () => {
    const { bot } = createBot({ secret: key })
    for (const post of [
      { body },
      signed('sha1=x'),
      { method: 'GET' },
      { url: 'http://a.test/x' },
    ]) {
      const incoming = toIncoming(post)
      const bytes = vi.spyOn(incoming, 'bytes')
      await bot.handle(incoming)
      expect(bytes).not.toHaveBeenCalled()
    }
  })

  test('makes no Web request', async () => {
    const { bot } = createBot({ secret: key })
    const incoming = toIncoming({ body, secret: key })
    await bot.handle(incoming)
    expect(incoming.requests).toBe(0)
  })
})

test('says in the log what was refused, without the signature', async () => {
  const logger = createLog()
  const bot = new CQHttp({ secret: key, logger })
  const signature = sign(body, 'other')
  await throughFetch(bot, signed(signature))
  await throughFetch(bot, { url: 'http://bot.test/favicon.ico', method: 'GET' })
  expect(logger.lines).toEqual([
    [
      'warn',
      'refused a request:',
      expect.stringMatching(
        /^403: wrong signature \(POST \/\)\. The bot has another secret \(403\)\. /,
      ),
    ],
    [
      'debug',
      'refused a request:',
      expect.stringMatching(/^404: not found \(GET \/favicon\.ico; expected: POST \/\)\. /),
    ],
  ])
})
