import type { Attempt } from '@cqhttp/sandbox'
import type { Diagnosis, DiagnosisCode } from './diagnosis.ts'
import type { CallFacts, ExchangeFacts, SessionFacts } from './facts.ts'
import { excerpt, handshakeStatus, networkCode, placeOf } from './handshake.ts'
import { profileFacts } from './profile-facts.ts'

/** Fields of a quick operation that do something by themselves; the others only say how. */
const EFFECTS: ReadonlySet<string> = new Set(['reply', 'delete', 'kick', 'ban', 'approve'])

const STATUS: Readonly<Record<number, DiagnosisCode>> = {
  404: 'wrong-path',
  405: 'wrong-method',
  413: 'too-large',
  415: 'content-type',
}

/** What is wrong before anything was posted. */
export function diagnoseSession({ postUrl, reachable, connected, bot }: SessionFacts): Diagnosis[] {
  if (connected === true) return []
  if (postUrl === undefined) return [{ code: 'no-address', level: 'warn', values: {} }]
  if (reachable !== false) return []
  const error = bot?.errors.at(-1)?.text
  if (error === undefined) return [{ code: 'not-running', level: 'bad', values: placeOf(postUrl) }]
  return [{ code: 'crashed', level: 'bad', values: { ...placeOf(postUrl), error: excerpt(error) } }]
}

/**
 * What is wrong with an exchange, the worst first.
 *
 * @param calls Its calls of the API.
 * @param hasCalled Whether the bot has ever called the API.
 */
export function diagnose(
  session: SessionFacts,
  exchange: ExchangeFacts,
  calls: readonly CallFacts[],
  hasCalled: boolean,
): Diagnosis[] {
  const values = {
    ...placeOf(exchange.attempts[0]?.request.url ?? session.postUrl ?? ''),
    method: 'POST',
    apiRoot: session.apiRoot,
    profile: profileFacts[exchange.profile].name,
  }
  const found = [
    ...(exchange.status === undefined
      ? unanswered(session, exchange)
      : [...answered(session, exchange), ...answeredLate(exchange)]),
    ...operated(exchange),
    ...called(session, calls),
    ...unreadable(exchange, calls),
  ]
  const isQuiet = found.length === 0 && calls.length === 0 && !hasCalled && !exchange.working
  if (isQuiet && wantsAnswer(exchange))
    found.push({ code: 'api-silent', level: 'info', values: {} })
  return found.map((one) => ({ ...one, values: { ...values, ...one.values } }))
}

function unanswered(session: SessionFacts, exchange: ExchangeFacts): Diagnosis[] {
  const { attempts, duration, profile } = exchange
  const last = attempts.at(-1)
  if (duration === undefined || last?.error === undefined) return []
  const { error } = last
  if (isInjected(last)) return [{ code: 'injected', level: 'info', values: {} }]
  const isSocket = last.request.method === 'WEBSOCKET'
  const refused = isSocket ? handshakeStatus(error) : undefined
  if (refused !== undefined || error === 'ENOTCONN') {
    return [{ code: 'socket-down', level: 'bad', values: { error } }]
  }
  const code = networkCode(error)
  if (code === 'not-running') {
    const printed = session.bot?.errors.at(-1)?.text
    if (printed !== undefined) {
      return [{ code: 'crashed', level: 'bad', values: { error: excerpt(printed) } }]
    }
  }
  return [{ code, level: 'bad', values: { error, ...patienceOf(profile, last) } }]
}

/** An answer came, but only to a later post: the bot may have done its work twice. */
function answeredLate({ attempts, profile }: ExchangeFacts): Diagnosis[] {
  const missed = attempts.find(({ error, faults }) => error === 'TIMEOUT' && faults.length === 0)
  if (missed === undefined) return []
  return [{ code: 'timeout', level: 'warn', values: patienceOf(profile, missed) }]
}

/** How long the implementation waits, in seconds, and how often it posts. */
function patienceOf(
  profile: ExchangeFacts['profile'],
  { duration }: Attempt,
): { timeout: number; posts: number } {
  const { timeout = Math.round(duration / 1000), resends } = profileFacts[profile]
  return { timeout, posts: resends + 1 }
}

/** Whether a fault took the response away, as a delay or copies do not. */
function isInjected({ faults, error }: Attempt): boolean {
  return error === 'ECONNRESET' && faults.some((fault) => fault.startsWith('drop-'))
}

function answered({ signed, bot }: SessionFacts, exchange: ExchangeFacts): Diagnosis[] {
  const { status = 0, responseBody: body = '', rules, attempts } = exchange
  const response = attempts.find((attempt) => attempt.response?.status === status)?.response
  if (body === 'injected fault') return [{ code: 'injected', level: 'info', values: {} }]
  const values = { status, body: excerpt(body), type: typeOf(response?.headers) }
  if (status === 401 || status === 403) {
    const isSigned = signed && attempts.some(({ request }) => hasHeader(request, 'x-signature'))
    return [{ code: isSigned ? 'signature-wrong' : 'signature-missing', level: 'bad', values }]
  }
  if (status >= 300 && status < 400) {
    const location = response?.headers['location'] ?? '?'
    return [{ code: 'redirect', level: 'bad', values: { ...values, location } }]
  }
  if (status >= 500) {
    const error = bot && errorDuring(bot.errors, exchange)
    if (error === undefined) return [{ code: 'bot-failed', level: 'bad', values }]
    return [{ code: 'handler-failed', level: 'bad', values: { ...values, error: excerpt(error) } }]
  }
  if (status >= 400) return [{ code: STATUS[status] ?? 'other-status', level: 'bad', values }]
  const hasRule = (name: string): boolean => rules.some(({ rule }) => rule === name)
  if (hasRule('response.ignored')) return [{ code: 'response-ignored', level: 'warn', values }]
  if (hasRule('response.unreadable')) return [{ code: 'not-json', level: 'warn', values }]
  if (hasRule('response.no-object')) return [{ code: 'no-object', level: 'warn', values }]
  return []
}

/** Output comes by another way than the response, a little earlier or later. */
const LEEWAY = 500

function errorDuring(
  errors: NonNullable<SessionFacts['bot']>['errors'],
  { startedAt, duration = 0 }: ExchangeFacts,
): string | undefined {
  const end = startedAt + duration + LEEWAY
  return errors.findLast(({ time }) => time >= startedAt && time <= end)?.text
}

function unreadable({ rules }: ExchangeFacts, calls: readonly CallFacts[]): Diagnosis[] {
  const noted = [...rules, ...calls.flatMap((call) => call.rules)]
  const found = noted.find(({ rule }) => rule === 'message.unreadable-media')
  if (found === undefined) return []
  return [{ code: 'unreadable-media', level: 'warn', values: { media: found.detail } }]
}

function operated({ steps, rules }: ExchangeFacts): Diagnosis[] {
  const failed = steps.filter(({ outcome }) => outcome === 'failed')
  const ignored = steps.filter(({ outcome, field }) => outcome === 'ignored' && EFFECTS.has(field))
  const found: Diagnosis[] = failed.map(({ field, reason = '' }) => ({
    code: 'step-failed',
    level: 'warn',
    values: { field, reason },
  }))
  const isIgnored = rules.some(({ rule }) => rule === 'operation.ignored')
  if (isIgnored && ignored.length > 0) {
    const fields = ignored.map(({ field }) => field).join(', ')
    found.push({ code: 'fields-ignored', level: 'warn', values: { fields } })
  }
  return found
}

function called({ guarded }: SessionFacts, calls: readonly CallFacts[]): Diagnosis[] {
  const isInjected = calls.some(
    ({ faults, unanswered }) => unanswered !== undefined && faults.length > 0,
  )
  if (isInjected) return [{ code: 'injected', level: 'info', values: {} }]
  const statusIs = (...wanted: number[]): CallFacts | undefined =>
    calls.find(({ response }) => response !== undefined && wanted.includes(response.status))
  const refused = guarded ? statusIs(401, 403) : undefined
  if (refused !== undefined) {
    return [{ code: 'api-refused', level: 'warn', values: { action: refused.action } }]
  }
  const unknown = calls.find(
    ({ response, done, faults }) => response !== undefined && !done && faults.length === 0,
  )
  if (unknown === undefined || statusIs(400, 405, 406) === unknown) return []
  return [{ code: 'api-unknown', level: 'warn', values: { action: unknown.action } }]
}

/** Whether an answer was to be expected, so that silence may mean that the bot cannot call. */
function wantsAnswer({ name, status = 0, operation }: ExchangeFacts): boolean {
  const isAsked = name.startsWith('message.') || name.startsWith('request.')
  return isAsked && status >= 200 && status < 300 && operation === undefined
}

function hasHeader({ headers }: Attempt['request'], wanted: string): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === wanted)
}

function typeOf(headers: Readonly<Record<string, string>> | undefined): string {
  return headers?.['content-type'] ?? '?'
}
