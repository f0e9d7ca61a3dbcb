import { BodyTooLargeError } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'

import { recognise } from '../src/fronts/recognise.ts'
import { type LambdaEvent, toRequest } from '../src/index.ts'
import { LambdaIncoming } from '../src/request.ts'
import * as fronts from './encoders.ts'
import { altered, sent, type Sent } from './encoders.ts'

type Encode = (request: Sent) => LambdaEvent

const encoders: [name: string, encode: Encode][] = [
  ['HTTP API 2.0', (request) => fronts.httpApiV2(request)],
  ['Function URL', (request) => fronts.functionUrl(request)],
  ['REST API', (request) => fronts.restApi(request, { binary: true })],
  ['HTTP API 1.0', (request) => fronts.httpApiV1(request)],
  ['ALB', (request) => fronts.alb(request)],
  ['ALB with multi-value headers', (request) => fronts.alb(request, { multiValue: true })],
]

function toIncoming(event: unknown): LambdaIncoming {
  const recognised = recognise(event)
  if (recognised === undefined) throw new Error('not recognised')
  return new LambdaIncoming(recognised)
}

/** Replaces the fields of an event, whatever its front calls them. */
function withHeaders(event: LambdaEvent, headers: Record<string, string>): LambdaEvent {
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
  return altered(event, {
    ...('headers' in event && { headers }),
    ...('multiValueHeaders' in event && { multiValueHeaders: lists }),
  })
}

describe.each(encoders)('through %s', (_, encode) => {
  test('the bytes of a body arrive as they were sent', async () => {
    const body = Uint8Array.from({ length: 256 }, (__, byte) => byte)
    const event = encode(sent({ headers: [['content-type', 'image/png']], body }))
    expect(event.isBase64Encoded).toBe(true)
    expect(await toRequest(event).bytes()).toEqual(body)
    expect(new Uint8Array(await toIncoming(event).bytes(256))).toEqual(body)
  })

  test('the text of a body arrives as it was sent', async () => {
    const text = '{"message":"你好🙂\\u003c"}\r\n'
    const event = encode(
      sent({ headers: [['content-type', 'application/json']], body: Buffer.from(text) }),
    )
    expect(await toRequest(event).text()).toBe(text)
    expect(Buffer.from(await toIncoming(event).bytes(100)).toString()).toBe(text)
  })

  test.each(['application/json', 'image/png'])(
    'a body of %s that is too large is refused by its size in bytes',
    async (type) => {
      const body = Buffer.from('你好你好')
      const event = encode(sent({ headers: [['content-type', type]], body }))
      await expect(toIncoming(event).bytes(11)).rejects.toThrow(BodyTooLargeError)
      expect(await toIncoming(event).bytes(12)).toHaveLength(12)
    },
  )

  test.each(['GET', 'HEAD'])('%s with a body does not throw', async (method) => {
    const event = encode(sent({ method, body: Buffer.from('Test') }))
    const request = toRequest(event)
    expect(request.method).toBe(method)
    expect(request.body).toBeNull()
    expect(await toIncoming(event).bytes(10)).toHaveLength(0)
  })

  test.each([
    ['evil.example/path?'],
    ['evil.example#'],
    ['user@evil.example'],
    ['evil.example:80:80'],
    ['evil.example:99999'],
    ['evil.example\\x'],
    ['a, b'],
    ['999.1.1.1'],
    [''],
  ])('the Host %j is passed over', (host) => {
    const { hostname, pathname } = new URL(toRequest(withHeaders(encode(sent()), { host })).url)
    expect(hostname).not.toContain('evil')
    expect(hostname).toMatch(/\.amazonaws\.com$|\.on\.aws$|^localhost$/)
    expect(pathname).toBe('/')
  })

  test('a path that looks like a host stays a path', () => {
    const event = encode(sent({ path: '//evil.example/x' }))
    expect(toRequest(event).url).toBe('https://bot.example.com//evil.example/x')
    expect(toIncoming(event).url).toBe('https://bot.example.com//evil.example/x')
  })

  test('fields that no Headers can hold do not throw', () => {
    const event = withHeaders(encode(sent()), {
      'x-name': '张三',
      'x-latin': 'é',
      'bad name': 'x',
      'bad\nname': 'x',
      '': 'x',
      'x-break': 'a\r\nx-evil: b',
      'x-nul': 'a\0b',
      'x-blank': '  a\t',
    })
    const request = toRequest(event)
    const { headers } = toIncoming(event)
    expect(Object.fromEntries(request.headers)).toEqual({
      // What Node's own HTTP server makes of it: each byte a character.
      'x-name': Buffer.from('张三').toString('latin1'),
      'x-latin': 'é',
      'x-blank': 'a',
    })
    for (const name of ['x-name', 'x-latin', 'x-blank', 'x-break', 'x-nul', 'bad name', '']) {
      expect(headers.get(name)).toBe(name.startsWith('x') ? request.headers.get(name) : null)
    }
  })

  test('null and missing headers do not throw', () => {
    const event = encode(sent({ query: '' }))
    for (const nothing of [null, undefined]) {
      const bare = altered(event, { headers: nothing, multiValueHeaders: nothing })
      expect([...toRequest(bare).headers]).toEqual([])
      expect(toIncoming(bare).headers.get('x-signature')).toBeNull()
    }
  })

  test('the scheme is the one that the front was asked with', () => {
    const at = (proto: string) =>
      new URL(toRequest(withHeaders(encode(sent()), { 'x-forwarded-proto': proto })).url).protocol
    expect(at('http')).toBe('http:')
    expect(at('HTTP, https')).toBe('http:')
    expect(at('https')).toBe('https:')
    expect(at('httpx')).toBe('https:')
    expect(at('')).toBe('https:')
  })
})

test('a request is made once', () => {
  const incoming = toIncoming(fronts.restApi(sent({ body: Buffer.from('x') })))
  expect(incoming.request()).toBe(incoming.request())
})
