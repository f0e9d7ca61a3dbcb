import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type LambdaEvent, type LatticeEvent, toRequest } from '../src/index.ts'
import { LambdaIncoming } from '../src/request.ts'
import { recognise } from '../src/fronts/recognise.ts'
import * as fronts from './encoders.ts'
import type { Sent } from './encoders.ts'

/** Segments that a URL itself resolves, in the spelling before and after it is decoded. */
const isDots = (segment: string) => segment.split(/[/\\]/).some((part) => /^\.\.?$/.test(part))

const segment = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('', 'dev', 'device', 'a b', '100%', '%2F', 'a?b', 'a#b', 'a\\b', '中文', '🙂'),
  )
  .filter((text) => !isDots(text))

const path = fc
  .array(
    fc.oneof(segment.map(encodeURIComponent), fc.constantFrom("!$&'()*+,;=:@", '[a]|^', 'λ')),
    { maxLength: 4 },
  )
  .map((segments) => new URL(`https://bot.test/${segments.join('/')}`).pathname)

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', 'a', 'b', '2', 'a b', 'a+b', 'a&b=c', 'a,b', '__proto__', 'https://x/?y#z'),
)
const encoded = fc.oneof(
  word.map(encodeURIComponent),
  word.map((text) => new URLSearchParams([[text, '']]).toString().slice(0, -1)),
  fc.constantFrom('%zz', '%', "'", 'a:/@'),
)
const piece = fc.oneof(
  fc.tuple(encoded, encoded).map(([name, value]) => `${name}=${value}`),
  encoded,
  fc.constant(''),
)
const query = fc
  .array(piece, { maxLength: 5 })
  .map((pieces) => new URL(`https://bot.test/?${pieces.join('&')}`).search.slice(1))

const value = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('a,b', 'a, b', 'ü', '"q"', 'Wed, 21 Oct 2026 07:28:00 GMT'),
  )
  .map((text) => text.trim())

const TAKEN = /^(?:host|cookie|content-type|x-forwarded-proto|__proto__)$/
const header = fc
  .tuple(fc.stringMatching(/^[a-z0-9!#$%&'*+.^_`|~-]{1,8}$/), value)
  .filter(([name]) => !TAKEN.test(name))

const contentType = fc.constantFrom(
  undefined,
  'application/json',
  'application/octet-stream',
  'text/plain; charset=utf-8',
  'image/png',
)

const requests: fc.Arbitrary<Sent> = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE'),
    host: fc.constantFrom('bot.example.com', 'bot.example.com:8443', '192.0.2.1', '[2001:db8::1]'),
    path,
    query,
    headers: fc.array(header, { maxLength: 5 }),
    repeated: fc.array(value, { maxLength: 3 }),
    type: contentType,
    cookies: fc.array(fc.constantFrom('a=1', 'b=2', 'c="x,y"'), { maxLength: 3 }),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    ),
  })
  .map(({ headers, repeated, type, body, ...rest }) => ({
    ...rest,
    headers: [
      ...headers,
      ...repeated.map((text): [string, string] => ['x-repeated', text]),
      ...(type === undefined ? [] : [['content-type', type] as [string, string]]),
    ],
    body: rest.method === 'GET' || rest.method === 'HEAD' ? new Uint8Array() : body,
  }))

/** What a front throws away. */
interface Losses {
  /** How the path was spelled. */
  path?: boolean
  /** The order of names, and how the query was spelled. */
  query?: 'spelling' | 'order' | 'repeats'
  /** All but the last of repeated fields; or the blank after the comma. */
  headers?: 'repeats' | 'blank'
  /** Bytes that are not UTF-8. */
  text?: (request: Sent) => boolean
}

const byName = (pairs: [string, string][]) => Map.groupBy(pairs, ([name]) => name)
const sorted = (pairs: [string, string][]) =>
  [...byName(pairs)].toSorted(([a], [b]) => (a < b ? -1 : 1))
const lastOnly = (pairs: [string, string][]) => Object.entries(Object.fromEntries(pairs))

function expectedQuery(text: string, loss: Losses['query']): unknown {
  if (loss === undefined) return text
  if (loss === 'spelling') return sorted(fronts.decodedPairs(text))
  const pairs = fronts.rawPairs(text)
  return sorted(loss === 'repeats' ? lastOnly(pairs) : pairs)
}

function expectedHeaders({ headers, cookies }: Sent, loss: Losses['headers']) {
  const kept = loss === 'repeats' ? lastOnly(headers) : headers
  const values = Object.fromEntries(
    [...byName(kept)].map(([name, pairs]) => [
      name,
      pairs.map(([, text]) => text).join(loss === 'blank' ? ',' : ', '),
    ]),
  )
  return cookies.length > 0 ? { ...values, cookie: cookies.join('; ') } : values
}

async function check(event: LambdaEvent | LatticeEvent, request: Sent, losses: Losses) {
  const received = toRequest(event)
  const url = new URL(received.url)
  expect(received.method).toBe(request.method)
  expect(url.origin).toBe(new URL(`https://${request.host}`).origin)
  const spelled = losses.path ? decodedWhole : (path: string) => path
  expect(spelled(url.pathname)).toBe(spelled(request.path))
  expect(expectedQuery(url.search.slice(1), losses.query && unlessRepeats(losses.query))).toEqual(
    expectedQuery(request.query, losses.query),
  )
  const { host: _, 'x-forwarded-proto': __, ...headers } = Object.fromEntries(received.headers)
  expect(headers).toEqual(expectedHeaders(request, losses.headers))
  const body = losses.text?.(request)
    ? Buffer.from(Buffer.from(request.body).toString())
    : request.body
  const bytes = await received.bytes()
  expect(Buffer.from(bytes).equals(body)).toBe(true)
  await checkIncoming(event, received, bytes)
}

/** A path without any escape. */
function decodedWhole(path: string): string {
  const found = path.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
  return found === path ? path : decodedWhole(found)
}

const unlessRepeats = (loss: 'spelling' | 'order' | 'repeats') =>
  loss === 'repeats' ? 'order' : loss

/** The way without Web objects gives the same. */
async function checkIncoming(event: unknown, received: Request, bytes: Uint8Array) {
  const recognised = recognise(event)
  if (recognised === undefined) throw new Error('not recognised')
  const incoming = new LambdaIncoming(recognised)
  expect(incoming.method).toBe(received.method)
  expect(incoming.url).toBe(received.url)
  for (const [name, text] of received.headers) {
    expect(incoming.headers.get(name.toUpperCase())).toBe(text)
  }
  expect(Buffer.from(await incoming.bytes(1000)).equals(bytes)).toBe(true)
}

const all = () => true
const stage = fc.constantFrom('$default', 'dev', 'v1.0')

describe('a request arrives as it was sent, but for what the front throws away:', () => {
  test('HTTP API, payload 2.0: how the path is spelled, the blank between repeats', async () => {
    const losses: Losses = { path: true, headers: 'blank', text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, stage, (request, name) =>
        check(fronts.httpApiV2(request, { stage: name }), request, losses),
      ),
    )
  })

  test('Function URL: the blank between repeats', async () => {
    const losses: Losses = { headers: 'blank', text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, (request) => check(fronts.functionUrl(request), request, losses)),
    )
  })

  test('REST API: how the query is spelled, the order of its names', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.boolean(), (request, binary) =>
        check(fronts.restApi(request, { binary }), request, {
          query: 'spelling',
          ...(!binary && { text: all }),
        }),
      ),
    )
  })

  test('HTTP API, payload 1.0: how the query is spelled, the order of its names', async () => {
    const losses: Losses = { query: 'spelling', text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, stage, (request, name) =>
        check(fronts.httpApiV1(request, { stage: name }), request, losses),
      ),
    )
  })

  test('ALB with multi-value headers: the order of the names of a query', async () => {
    const losses: Losses = { query: 'order', text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, (request) =>
        check(fronts.alb(request, { multiValue: true }), request, losses),
      ),
    )
  })

  test('ALB without: repeats', async () => {
    const losses: Losses = { query: 'repeats', headers: 'repeats', text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, (request) => check(fronts.alb(request), request, losses)),
    )
  })

  test('VPC Lattice: nothing of the query where the path carries it', async () => {
    const losses: Losses = { text: fronts.isText }
    await fc.assert(
      fc.asyncProperty(requests, (request) =>
        check(fronts.lattice(request, { queryInPath: true }), request, losses),
      ),
    )
  })
})
