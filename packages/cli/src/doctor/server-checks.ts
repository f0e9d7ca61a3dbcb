import { diagnoseSocket, toImplementation } from '@cqhttp/playground/diagnosis'
import { isLoopback, isOutsideContainer, isPrivate } from './address.ts'
import { checkAccount } from './api-checks.ts'
import { textOf } from './call-action.ts'
import { apiField, type Checkup, type Patient } from './checkup.ts'
import { toSessionFacts, toSocketFacts } from './facts.ts'
import { probe, type ProbeResult } from './http-probe.ts'
import { isSecure, placeOf, readObject } from './place.ts'
import { randomKey } from './random-key.ts'

/** Looks at the WebSocket server of an implementation (forward), and adds to what is known. */
export async function checkServer(
  apiRoot: string,
  patient: Patient,
  checkup: Checkup,
): Promise<void> {
  const { accessToken, timeout } = patient
  const place = placeOf(apiRoot)
  const opened = await shakeHands(apiRoot, accessToken, timeout)
  if (opened.error !== undefined && (await isOutsideContainer(apiRoot, timeout))) {
    const field = apiField(apiRoot, 'address')
    checkup.findings.push({
      code: 'api-container-loopback',
      level: 'bad',
      values: { ...place },
      field,
    })
    return
  }
  const facts = toSocketFacts(apiRoot, 'forward', accessToken, opened)
  const [worst] = diagnoseSocket(toSessionFacts(patient), facts)
  if (worst !== undefined) {
    const { level, values } = worst
    // Some answer a wrong token with 401 as well.
    const isWrong = worst.code === 'server-token-missing' && accessToken !== undefined
    const code = isWrong ? 'server-token-wrong' : worst.code
    const field = apiField(apiRoot, /token/.test(code) ? 'key' : 'address')
    checkup.findings.push({ code, level, values: { ...values, ...place }, field })
    return
  }
  await checkCalls(apiRoot, patient, checkup)
  if (!isSecure(apiRoot) && !isPrivate(place.hostname)) {
    checkup.findings.push({ code: 'api-plain-http', level: 'warn', values: { ...place } })
  }
}

async function checkCalls(apiRoot: string, patient: Patient, checkup: Checkup): Promise<void> {
  const { accessToken, timeout } = patient
  const place = placeOf(apiRoot)
  const answers = await callBySocket(apiRoot, accessToken, timeout)
  const login = answers.get('get_login_info')
  const field = apiField(apiRoot, 'key')
  if (answers.isTurnedAway) {
    const code = accessToken === undefined ? 'server-token-missing' : 'server-token-wrong'
    checkup.findings.push({ code, level: 'bad', values: { ...place, status: 403 }, field })
    return
  }
  if (login === undefined) {
    const code = /\/event\/?$/.test(place.path) ? 'server-events-only' : 'server-silent'
    checkup.findings.push({
      code,
      level: 'bad',
      values: { ...place, timeout: timeout / 1000 },
      field: apiField(apiRoot, 'address'),
    })
    return
  }
  const account = textOf(login['user_id'])
  const version = answers.get('get_version_info') ?? {}
  const name = textOf(version['app_name'])
  const implementation = toImplementation(name)
  if (implementation !== undefined) checkup.implementation = implementation
  checkup.account = account
  checkup.checks.push({
    subject: 'api',
    name: 'api-answers',
    values: { name, version: textOf(version['app_version']), account },
  })
  checkAccount(account, answers.get('get_status') ?? {}, patient, checkup)
  if (answers.event !== undefined) {
    checkup.checks.push({ subject: 'events', name: 'event-came', values: { name: answers.event } })
  }
  const stranger = await callBySocket(apiRoot, randomKey(), timeout)
  if (stranger.get('get_login_info') === undefined) {
    checkup.checks.push({ subject: 'api', name: 'api-guarded', values: {} })
  } else if (accessToken !== undefined) {
    const values = { ...place }
    checkup.findings.push({ code: 'api-token-unchecked', level: 'warn', values, field })
  } else if (!isLoopback(place.hostname)) {
    checkup.findings.push({ code: 'api-token-none', level: 'warn', values: { ...place }, field })
  }
}

function shakeHands(url: string, token: string | undefined, timeout: number): Promise<ProbeResult> {
  const headers = { 'user-agent': 'cqhttp-doctor' }
  return probe(withToken(url, token), { method: 'GET', headers, timeout, upgrade: true })
}

/** As `connect` of core does: a WebSocket of the Web has no header fields. */
function withToken(url: string, token: string | undefined): string {
  const address = new URL(url)
  if (token !== undefined) address.searchParams.set('access_token', token)
  return address.href
}

const ACTIONS = ['get_login_info', 'get_version_info', 'get_status']

/** What came over a socket: the data of actions that were carried out, and the first event. */
class Answers extends Map<string, Record<string, unknown>> {
  event: string | undefined
  /** Whether the socket opened, only to be refused by a frame. */
  isTurnedAway = false
}

/** Calls the harmless actions over a socket; resolves with what was answered in time. */
async function callBySocket(
  url: string,
  token: string | undefined,
  timeout: number,
): Promise<Answers> {
  const answers = new Answers()
  const done = Promise.withResolvers<void>()
  const timer = setTimeout(done.resolve, timeout)
  const socket = new WebSocket(withToken(url, token))
  socket.addEventListener('open', () => {
    for (const action of ACTIONS) socket.send(JSON.stringify({ action, params: {}, echo: action }))
  })
  socket.addEventListener('message', ({ data }) => {
    const frame = readObject(typeof data === 'string' ? data : undefined)
    if (frame === undefined) return
    if (typeof frame['post_type'] === 'string') answers.event ??= nameOf(frame)
    if (textOf(frame['retcode']) === '1403' && !frame['echo']) answers.isTurnedAway = true
    const echo = textOf(frame['echo'])
    if (!ACTIONS.includes(echo)) return
    if (textOf(frame['retcode']) === '0') answers.set(echo, (frame['data'] ?? {}) as never)
    if (echo === ACTIONS.at(-1)) done.resolve()
  })
  for (const type of ['close', 'error']) socket.addEventListener(type, () => done.resolve())
  await done.promise
  clearTimeout(timer)
  socket.close()
  return answers
}

function nameOf(event: Readonly<Record<string, unknown>>): string {
  const type = textOf(event['post_type'])
  return [type, textOf(event[`${type}_type`]), textOf(event['sub_type'])].filter(Boolean).join('.')
}
