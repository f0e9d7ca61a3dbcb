import { withoutSecrets } from '@cqhttp/playground'
import { diagnose, type LinkDiagnosis } from '@cqhttp/playground/diagnosis'
import { randomKey } from '../random-key.ts'
import { isLoopback, isOutsideContainer, isOwnAddress, isPrivate } from './address.ts'
import { callAction, isSuccess } from './call-action.ts'
import { botField, type Checkup, finderFor, type Patient } from './checkup.ts'
import { NOBODY, postEvent, writeHeartbeat } from './event-probe.ts'
import { probe, type ProbeResult } from './http-probe.ts'
import { toExchangeFacts, toSessionFacts } from './facts.ts'
import { excerpt, isSecure, type Place, placeOf, readObject } from './place.ts'

/** As large as an event with a forwarded conversation gets: more than the 1 MB that nginx lets through. */
const LARGE = 1_500_000
/** Where bots take events when it is not the path of the address. */
const USUAL_PATHS = ['/', '/onebot', '/onebot/v11/http', '/cqhttp', '/webhook', '/api', '/event']

/** Codes whose cure is the key, not the address. */
const KEY_CODES: ReadonlySet<string> = new Set(['signature-missing', 'signature-wrong'])
/** Codes about the bot itself: no field of an implementation changes them. */
const OWN_CODES: ReadonlySet<string> = new Set([
  'bot-failed',
  'too-large',
  'not-json',
  'no-object',
  'other-status',
  'content-type',
  'timeout',
])

/** How an API that is taken for a bot may refuse an event. */
const REFUSALS: ReadonlySet<string> = new Set([
  'signature-missing',
  'signature-wrong',
  'wrong-path',
  'wrong-method',
  'other-status',
])

/** Looks at a bot that takes events over HTTP, and adds to what is known. */
export async function checkBot(url: string, patient: Patient, checkup: Checkup): Promise<void> {
  const { secret, timeout, apiRoot } = patient
  const selfId = patient.selfId ?? checkup.account ?? NOBODY
  const place = placeOf(url)
  if (apiRoot !== undefined && URL.parse(apiRoot)?.host === place.host && place.path === '/') {
    checkup.findings.push({ code: 'bot-is-api', level: 'bad', values: { ...place } })
    return
  }
  const post = (body: string, key: string | undefined): Promise<ProbeResult> =>
    postEvent(url, body, { selfId, secret: key, timeout })

  const taken = await post(writeHeartbeat(selfId), secret)
  const found = await diagnosePost(url, patient, taken, selfId)
  checkup.findings.push(...found)
  checkup.findings.push(...lookAtAddress(place, patient, taken.error !== undefined))
  if (found.some(({ level }) => level === 'bad')) return
  checkup.checks.push({
    subject: 'bot',
    name: 'event-taken',
    values: { status: taken.response?.status ?? 0 },
  })

  await checkForgery(post, place, patient, checkup, selfId)
  const large = await post(writeHeartbeat(selfId, LARGE), randomKey())
  if (large.response?.status === 413) {
    const values = { ...place, status: 413, body: excerpt(large.response.body) }
    checkup.findings.push({ code: 'too-large', level: 'warn', values })
  } else if (large.response !== undefined) {
    checkup.checks.push({ subject: 'bot', name: 'large-event-taken', values: {} })
  }
}

/** An event with a wrong signature must be refused, if there is a secret at all. */
async function checkForgery(
  post: (body: string, key: string) => Promise<ProbeResult>,
  place: Place,
  { secret }: Patient,
  checkup: Checkup,
  selfId: string,
): Promise<void> {
  const forged = await post(writeHeartbeat(selfId), randomKey())
  const status = forged.response?.status ?? 0
  if (status === 401 || status === 403) {
    checkup.checks.push({ subject: 'bot', name: 'forgery-refused', values: { status } })
  } else if (secret !== undefined && status >= 200 && status < 300) {
    checkup.findings.push({
      code: 'signature-unchecked',
      level: 'bad',
      values: { ...place, status },
      field: botField(place.url, 'key'),
    })
  } else if (secret === undefined && !isLoopback(place.hostname)) {
    checkup.findings.push({
      code: 'secret-none',
      level: 'warn',
      values: { ...place },
      field: botField(place.url, 'key'),
    })
  }
}

/** What the answer to an event means, by the same rules as on the page. */
async function diagnosePost(
  url: string,
  patient: Patient,
  result: ProbeResult,
  selfId: string,
): Promise<LinkDiagnosis[]> {
  const place = placeOf(url)
  const { response, error } = result
  const envelope = readObject(response?.body)
  if (envelope !== undefined && 'retcode' in envelope && 'status' in envelope) {
    return [{ code: 'bot-is-api', level: 'bad', values: { ...place } }]
  }
  if (response?.status === 403 && /unknown account|wrong account/.test(response.body)) {
    const values = { ...place, status: 403, account: selfId, body: excerpt(response.body) }
    return [{ code: 'account-unknown', level: 'bad', values }]
  }
  if (error !== undefined && /^(?:ECONNREFUSED|TIMEOUT|ETIMEDOUT|EHOSTUNREACH)$/.test(error)) {
    if (await isOutsideContainer(url, patient.timeout)) {
      return [finderFor(url, botField)('container-loopback', 'address', { error })]
    }
    if (isOwnAddress(place.hostname) && (await listensOnLoopback(url, patient.timeout))) {
      return [{ code: 'loopback-only', level: 'bad', values: { ...place } }]
    }
  }
  const exchange = toExchangeFacts(url, patient, result)
  const [worst] = diagnose(toSessionFacts(patient), exchange, [], true)
  if (worst === undefined) return []
  const { code, level, values } = worst
  if (REFUSALS.has(code) && (await isApi(place.origin, patient))) {
    return [{ code: 'bot-is-api', level: 'bad', values: { ...place } }]
  }
  const hint = code === 'wrong-path' ? await findPath(url, patient.timeout) : ''
  const own = { ...values, ...place, hint, ...(code === 'timeout' && secondsOf(patient)) }
  if (OWN_CODES.has(code)) return [{ code, level, values: own }]
  return [
    { code, level, values: own, field: botField(url, KEY_CODES.has(code) ? 'key' : 'address') },
  ]
}

function secondsOf({ timeout }: Patient): { profile: string; timeout: number; posts: number } {
  return { profile: 'doctor', timeout: timeout / 1000, posts: 1 }
}

/** What is wrong with an address, whatever answers there. */
function lookAtAddress(
  place: Place,
  { inContainer }: Patient,
  hasFailed: boolean,
): LinkDiagnosis[] {
  const found: LinkDiagnosis[] = []
  if (inContainer && isLoopback(place.hostname)) {
    found.push(finderFor(place.url, botField)('container-loopback', 'address'))
  }
  if (
    !isSecure(place.url) &&
    !isPrivate(place.hostname) &&
    !isOwnAddress(place.hostname) &&
    !hasFailed
  ) {
    const field = botField(place.url, 'address')
    found.push({ code: 'plain-http', level: 'warn', values: { ...place }, field })
  }
  return found
}

/** The path at which the bot takes events: there it refuses GET, as core does, with 405. */
async function findPath(url: string, timeout: number): Promise<string> {
  const answers = await Promise.all(
    USUAL_PATHS.map(async (path) => {
      const address = new URL(path, url).href
      const { response } = await probe(address, { method: 'GET', headers: {}, timeout })
      return response?.status === 405 && /POST/.test(response.headers['allow'] ?? 'POST')
        ? withoutSecrets(address)
        : undefined
    }),
  )
  const found = answers.find((address) => address !== undefined)
  return found === undefined ? '' : `→ ${found}`
}

/** Whether a OneBot API is there. */
async function isApi(origin: string, { accessToken, timeout }: Patient): Promise<boolean> {
  const result = await callAction(origin, 'get_status', accessToken, timeout)
  return isSuccess(result)
}

async function listensOnLoopback(url: string, timeout: number): Promise<boolean> {
  const address = new URL(url)
  address.hostname = '127.0.0.1'
  const { response } = await probe(address.href, { method: 'GET', headers: {}, timeout })
  return response !== undefined
}
