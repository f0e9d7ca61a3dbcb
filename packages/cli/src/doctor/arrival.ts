import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { LinkDiagnosis } from '@cqhttp/playground/diagnosis'
import { botField, type Checkup, finderFor, isSocketUrl, type Patient } from './checkup.ts'
import { placeOf, readObject } from './place.ts'

/** What came in the place of the bot: in order, by its name, or what is wrong with it. */
export type Arrival = { readonly name: string } | LinkDiagnosis

/** Judges a request that should have been an event. */
export function judgePost(
  request: IncomingMessage,
  body: Buffer,
  url: string,
  { secret, selfId }: Patient,
  { account }: Checkup,
): Arrival {
  const { path: wanted, url: shown } = placeOf(url)
  const path = pathOf(request)
  const find = finderFor(url, botField)
  if (isSocketUrl(url)) return find('came-by-http', 'address')
  if (!isSamePath(path, wanted)) {
    return find('wrong-path', 'address', { path, hint: `→ ${shown}` })
  }
  if (request.method !== 'POST') {
    return find('wrong-method', 'address', { method: request.method ?? '', path })
  }
  const { 'x-signature': signature, 'x-self-id': from } = request.headers
  if (secret !== undefined) {
    if (typeof signature !== 'string') {
      return find('signature-missing', 'key', { status: 401, body: '' })
    }
    const expected = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
    if (!isSame(signature, expected)) {
      return find('signature-wrong', 'key', { status: 403, body: '' })
    }
  }
  const other = otherAccount(from, selfId ?? account)
  if (other !== undefined) return other
  const event = readObject(body.toString())
  return { name: typeof event?.['post_type'] === 'string' ? event['post_type'] : 'event' }
}

/** Judges the handshake of a WebSocket. */
export function judgeSocket(
  request: IncomingMessage,
  url: string,
  { accessToken, selfId }: Patient,
  { account }: Checkup,
): Arrival {
  const { path: wanted, origin } = placeOf(url)
  const path = pathOf(request)
  const find = finderFor(url, botField)
  if (!isSocketUrl(url)) return find('came-by-socket', 'address', { path, status: 405, body: '' })
  if (!isSamePath(path, wanted)) {
    return find('socket-path', 'address', { path, status: 404, body: '' })
  }
  const { authorization = '', 'x-self-id': from } = request.headers
  if (accessToken !== undefined) {
    const [, inHeader = ''] = /^(?:bearer|token) +(\S+)/i.exec(authorization) ?? []
    const query = URL.parse(request.url ?? '/', origin)?.searchParams
    const given = inHeader || (query?.get('access_token') ?? '')
    if (given === '') {
      return find('socket-token-missing', 'key', { path, status: 401, body: '' })
    }
    if (!isSame(given, accessToken)) {
      return find('socket-token-wrong', 'key', { path, status: 403, body: '' })
    }
  }
  return otherAccount(from, selfId ?? account) ?? { name: 'WebSocket' }
}

/** The account of the header, when another is expected. */
function otherAccount(
  from: string | string[] | undefined,
  wanted: string | undefined,
): LinkDiagnosis | undefined {
  if (wanted === undefined || typeof from !== 'string' || from === wanted) return undefined
  // Names of accounts, as onebots sends them, are no numbers.
  if (!/^\d+$/.test(from)) return undefined
  return { code: 'account-other', level: 'bad', values: { account: from, wanted } }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return URL.parse(url, 'http://localhost')?.pathname ?? '/'
}

/** Slashes at the end do not matter, as in core. */
function isSamePath(given: string, wanted: string): boolean {
  const plain = (path: string): string => {
    let end = path.length
    while (end > 0 && path[end - 1] === '/') end -= 1
    return path.slice(0, end)
  }
  return plain(given) === plain(wanted)
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
