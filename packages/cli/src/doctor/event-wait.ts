import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LinkDiagnosis } from '@cqhttp/playground/diagnosis'
import { UsageError } from '../usage-error.ts'
import { isLoopback } from './address.ts'
import { botField, type Checkup, isSocketUrl, type Patient } from './checkup.ts'
import { type Place, placeOf, readObject } from './place.ts'

/** How much of an event is read, in bytes. */
const LARGEST = 64 * 1024 * 1024
/** How long something right may still come after something wrong, in milliseconds. */
const GRACE = 2000

/** What came: in order, or what is wrong with it. */
type Arrival = { readonly name: string } | LinkDiagnosis

/**
 * Listens in the place of the bot until an event, or a socket, comes from the implementation, and adds to
 * what is known. What comes is not handed on.
 *
 * @param duration How long, in milliseconds.
 * @throws UsageError when the port is taken, as by the bot itself.
 */
export async function waitForEvent(
  url: string,
  patient: Patient,
  checkup: Checkup,
  { duration, signal }: { duration: number; signal: AbortSignal },
): Promise<void> {
  const place = placeOf(url)
  const arrivals = new Map<string, LinkDiagnosis>()
  const good = Promise.withResolvers<string>()
  const bad = Promise.withResolvers<void>()
  const take = (arrival: Arrival): void => {
    if ('name' in arrival) {
      good.resolve(arrival.name)
    } else {
      arrivals.set(arrival.code, arrival)
      bad.resolve()
    }
  }
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        response.writeHead(204).end()
        take(judgePost(request, body, url, patient, checkup))
      },
      () => response.destroy(),
    )
  })
  server.on('upgrade', (request, socket) => {
    // It comes again, to the bot.
    socket.on('error', () => {})
    socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    take(judgeSocket(request, url, patient, checkup))
  })
  const hostname = isLoopback(place.hostname) && !patient.inContainer ? '127.0.0.1' : '0.0.0.0'
  try {
    server.listen(Number(place.port), hostname)
    await once(server, 'listening')
  } catch (error) {
    throw new UsageError(explain(error as NodeJS.ErrnoException, place, hostname))
  }
  const end = new AbortController()
  const stop = (): void => end.abort()
  signal.addEventListener('abort', stop, { once: true })
  const pause = (time: number): Promise<undefined> =>
    sleep(time, undefined, { signal: end.signal }).then(
      () => undefined,
      () => undefined,
    )
  const name = await Promise.race([
    good.promise,
    pause(duration),
    bad.promise.then(() => pause(GRACE)),
  ])
  stop()
  server.close()
  server.closeAllConnections()
  if (name !== undefined) {
    checkup.checks.push({ subject: 'events', name: 'event-came', values: { name } })
  } else if (arrivals.size > 0) {
    checkup.findings.push(...arrivals.values())
  } else {
    const values = { ...place, timeout: duration / 1000 }
    const field = botField(url, 'address')
    checkup.findings.push({ code: 'nothing-came', level: 'bad', values, field })
  }
}

function judgePost(
  request: IncomingMessage,
  body: Buffer,
  url: string,
  { secret, selfId }: Patient,
  { account }: Checkup,
): Arrival {
  const place = placeOf(url)
  const path = pathOf(request)
  const find = (
    code: LinkDiagnosis['code'],
    part: 'address' | 'key',
    values: LinkDiagnosis['values'] = {},
  ): LinkDiagnosis => ({
    code,
    level: 'bad',
    values: { ...place, ...values },
    field: botField(url, part),
  })
  if (isSocketUrl(url)) return find('came-by-http', 'address')
  if (!isSamePath(path, place.path)) {
    return find('wrong-path', 'address', { path, hint: `→ ${place.url}` })
  }
  if (request.method !== 'POST') {
    return find('wrong-method', 'address', { method: request.method ?? '', path })
  }
  const { 'x-signature': signature, 'x-self-id': from } = request.headers
  if (secret !== undefined) {
    if (typeof signature !== 'string') {
      return find('signature-missing', 'key', { status: 401, body: '' })
    }
    const wanted = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
    if (!isSame(signature, wanted)) {
      return find('signature-wrong', 'key', { status: 403, body: '' })
    }
  }
  const other = otherAccount(from, selfId ?? account)
  if (other !== undefined) return other
  const event = readObject(body.toString())
  return { name: typeof event?.['post_type'] === 'string' ? event['post_type'] : 'event' }
}

function judgeSocket(
  request: IncomingMessage,
  url: string,
  { accessToken, selfId }: Patient,
  { account }: Checkup,
): Arrival {
  const place = placeOf(url)
  const path = pathOf(request)
  const find = (
    code: LinkDiagnosis['code'],
    part: 'address' | 'key',
    status: number,
  ): LinkDiagnosis => ({
    code,
    level: 'bad',
    values: { ...place, path, status, body: '' },
    field: botField(url, part),
  })
  if (!isSocketUrl(url)) return find('came-by-socket', 'address', 405)
  if (!isSamePath(path, place.path)) return find('socket-path', 'address', 404)
  const { authorization = '', 'x-self-id': from } = request.headers
  if (accessToken !== undefined) {
    const [, inHeader = ''] = /^(?:bearer|token) +(\S+)/i.exec(authorization) ?? []
    const query = URL.parse(request.url ?? '/', place.origin)?.searchParams
    const given = inHeader || (query?.get('access_token') ?? '')
    if (given === '') return find('socket-token-missing', 'key', 401)
    if (!isSame(given, accessToken)) return find('socket-token-wrong', 'key', 403)
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

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > LARGEST) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
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

function explain({ code, message }: NodeJS.ErrnoException, { port }: Place, host: string): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} of ${host} is taken: stop the bot, in whose place --wait listens`
  }
  if (code === 'EACCES') {
    return `port ${port} is not open to you: --wait listens there in the place of the bot`
  }
  return `cannot listen on port ${port} of ${host}: ${message}`
}
