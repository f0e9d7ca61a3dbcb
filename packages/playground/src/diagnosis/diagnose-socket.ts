import type { Diagnosis, DiagnosisCode } from './diagnosis.ts'
import type { FrameFacts, SessionFacts, SocketFacts } from './facts.ts'
import { excerpt, handshakeStatus, networkCode, placeOf } from './handshake.ts'
import { profileFacts } from './profile-facts.ts'

/** A socket that closes within this time of its opening was closed at once, in milliseconds. */
const AT_ONCE = 2000

/** The statuses that both sides refuse a handshake with, by who has dialled. */
const STATUS: Readonly<Record<SocketFacts['direction'], Readonly<Record<number, DiagnosisCode>>>> =
  {
    reverse: {
      401: 'socket-token-missing',
      403: 'socket-token-wrong',
      404: 'socket-path',
      405: 'socket-http-only',
      426: 'socket-http-only',
      429: 'socket-busy',
      503: 'socket-busy',
    },
    forward: {
      401: 'server-token-missing',
      403: 'server-token-wrong',
      404: 'server-path',
      405: 'server-path',
      426: 'server-path',
    },
  }

/** What core says with a status that means several things. */
const WORDS: readonly (readonly [pattern: RegExp, code: DiagnosisCode])[] = [
  [/access token required/, 'socket-token-required'],
  [/X-Self-ID header missing/, 'socket-account-missing'],
  [/unknown account/, 'socket-account-unknown'],
  [/X-Client-Role/, 'socket-role'],
]

/** What it means that the bot, or the implementation, has closed a socket. */
const CLOSES: Readonly<Record<number, DiagnosisCode>> = {
  1003: 'socket-binary',
  1006: 'socket-broken',
  1009: 'socket-too-large',
}

/**
 * What is wrong with a socket, the worst first; nothing for one that is open, or was closed in order.
 *
 * @param frames What went over it, oldest first; the latest are enough.
 */
export function diagnoseSocket(
  session: SessionFacts,
  socket: SocketFacts,
  frames: readonly FrameFacts[] = [],
): Diagnosis[] {
  const { error, closedAt, request, profile, role, direction } = socket
  const values = {
    ...placeOf(absolute(request.url, session.apiRoot)),
    profile: profileFacts[profile].name,
    role,
    direction,
    account: header(request.headers, 'x-self-id') ?? '',
  }
  const found =
    error === undefined
      ? [...(closedAt === undefined ? [] : closed(socket, frames)), ...ofAnother(values, frames)]
      : unopened(session, socket, error)
  return found.map((one) => ({ ...one, values: { ...values, ...one.values } }))
}

/**
 * What is wrong with the sockets of a bot as a whole: the latest handshake of a kind that has failed or
 * ended, and a half that is missing.
 *
 * @param sockets In the order of their handshakes.
 */
export function diagnoseSockets(
  session: SessionFacts,
  sockets: readonly SocketFacts[],
): Diagnosis[] {
  const open = sockets.filter(isOpen)
  const latest = new Map(sockets.map((socket) => [`${socket.direction} ${socket.role}`, socket]))
  const found = [...latest.values()].flatMap((socket) =>
    open.some((other) => covers(other, socket)) ? [] : diagnoseSocket(session, socket),
  )
  if (open.length === 0) return found
  const has = (role: SocketFacts['role']): boolean =>
    open.some((socket) => socket.role === role || socket.role === 'Universal')
  const half = absolute(open[0]?.request.url ?? '', session.apiRoot)
  if (!has('Event')) {
    found.push({ code: 'socket-events-missing', level: 'warn', values: { ...placeOf(half) } })
  }
  if (!has('API')) {
    found.push({ code: 'socket-calls-missing', level: 'warn', values: { ...placeOf(half) } })
  }
  return found
}

/** What a server knows of a handshake is its path. */
function absolute(url: string, apiRoot: string): string {
  if (URL.canParse(url) || !URL.canParse(url, apiRoot)) return url
  return new URL(url, apiRoot).href.replace(/^http/, 'ws')
}

function isOpen({ openedAt, closedAt, error }: SocketFacts): boolean {
  return openedAt !== undefined && closedAt === undefined && error === undefined
}

/** Whether an open socket does what another was for. */
function covers(open: SocketFacts, { role }: SocketFacts): boolean {
  return open.role === role || open.role === 'Universal'
}

function unopened(session: SessionFacts, socket: SocketFacts, error: string): Diagnosis[] {
  const { response, direction } = socket
  const status = response?.status ?? handshakeStatus(error)
  if (status !== undefined) return [refused(socket, status)]
  const code = networkCode(error)
  if (direction === 'forward') {
    const isOff = code === 'not-running' || code === 'timeout'
    return [{ code: isOff ? 'server-off' : code, level: 'bad', values: { error } }]
  }
  const printed = session.bot?.errors.at(-1)?.text
  if (code === 'not-running' && printed !== undefined) {
    return [{ code: 'crashed', level: 'bad', values: { error: excerpt(printed) } }]
  }
  return [{ code: code === 'timeout' ? 'socket-timeout' : code, level: 'bad', values: { error } }]
}

function refused({ response, direction, request }: SocketFacts, status: number): Diagnosis {
  const body = excerpt(response?.body ?? '')
  const values = { status, body }
  if (status >= 300 && status < 400) {
    const location = header(response?.headers ?? {}, 'location') ?? '?'
    return { code: 'redirect', level: 'bad', values: { ...values, location } }
  }
  const byWords = WORDS.find(([pattern]) => direction === 'reverse' && pattern.test(body))
  const byStatus = STATUS[direction][status]
  // A server that answers as if this was no handshake.
  const fallback =
    status < 300 ? 'socket-http-only' : status >= 500 ? 'socket-failed' : 'socket-refused'
  let code = byWords?.[1] ?? byStatus ?? fallback
  // Some answer a wrong token with 401 as well, SnowLuma among them.
  if (hasToken(request)) {
    if (code === 'socket-token-missing') code = 'socket-token-wrong'
    if (code === 'server-token-missing') code = 'server-token-wrong'
  }
  return { code, level: 'bad', values }
}

function closed(socket: SocketFacts, frames: readonly FrameFacts[]): Diagnosis[] {
  const { code = 1006, reason = '', isCut, openedAt = 0, closedAt = 0, direction } = socket
  if (isCut === true) return [{ code: 'injected', level: 'info', values: {} }]
  const values = { code, reason: reason === '' ? String(code) : excerpt(reason) }
  if (direction === 'forward' && isTurnedAway(frames)) {
    return [{ code: 'server-token-wrong', level: 'bad', values: { status: 403, body: '' } }]
  }
  if (frames.some(({ from, text }) => from === 'bot' && text.startsWith('(binary) '))) {
    return [{ code: 'socket-binary', level: 'bad', values }]
  }
  if (/replaced/.test(reason)) return [{ code: 'socket-replaced', level: 'warn', values }]
  if (/silent/.test(reason)) return [{ code: 'socket-silent', level: 'warn', values }]
  const known = CLOSES[code]
  const isAtOnce = closedAt - openedAt < AT_ONCE && code !== 1001 && !frames.some(isOfBot)
  if (isAtOnce && known !== 'socket-too-large' && known !== 'socket-binary') {
    return [{ code: 'socket-closed-at-once', level: 'bad', values }]
  }
  return known === undefined ? [] : [{ code: known, level: 'warn', values }]
}

/** Some take a handshake with a wrong token, and say so in the first frame. */
function isTurnedAway(frames: readonly FrameFacts[]): boolean {
  return frames.some(({ from, text }) => from === 'sandbox' && /"retcode":\s*1403\b/.test(text))
}

/** The account of the handshake is not the one whose events come. */
function ofAnother({ account }: { account: string }, frames: readonly FrameFacts[]): Diagnosis[] {
  if (account === '') return []
  for (const { from, text } of frames) {
    const [, other] = from === 'sandbox' ? (/"self_id":\s*"?(\d{1,20})\b/.exec(text) ?? []) : []
    if (other === undefined || other === account) continue
    return [{ code: 'socket-account-other', level: 'warn', values: { other } }]
  }
  return []
}

function isOfBot({ from }: FrameFacts): boolean {
  return from === 'bot'
}

function hasToken({ url, headers }: SocketFacts['request']): boolean {
  const isInQuery = /[?&]access_token=[^&#]/.test(url)
  return isInQuery || /^\w+ +\S/.test(header(headers, 'authorization') ?? '')
}

function header(headers: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1]
}
