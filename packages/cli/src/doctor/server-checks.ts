import { diagnoseSocket } from '@cqhttp/playground/diagnosis'
import { randomKey } from '../random-key.ts'
import { isOutsideContainer } from './address.ts'
import { noteAnswers, noteGuard, notePlainHttp } from './api-checks.ts'
import { textOf } from './call-action.ts'
import { apiField, type Checkup, finderFor, type Patient } from './checkup.ts'
import { toSessionFacts, toSocketFacts } from './facts.ts'
import { probe, type ProbeResult } from './http-probe.ts'
import { placeOf, readObject, toObject } from './place.ts'

/** Looks at the WebSocket server of an implementation (forward), and adds to what is known. */
export async function checkServer(
  apiRoot: string,
  patient: Patient,
  checkup: Checkup,
): Promise<void> {
  const { accessToken, timeout } = patient
  const find = finderFor(apiRoot, apiField)
  const opened = await shakeHands(apiRoot, accessToken, timeout)
  if (opened.error !== undefined && (await isOutsideContainer(apiRoot, timeout))) {
    checkup.findings.push(find('api-container-loopback', 'address'))
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
    checkup.findings.push({ code, level, values: { ...values, ...placeOf(apiRoot) }, field })
    return
  }
  await checkCalls(apiRoot, patient, checkup)
  notePlainHttp(apiRoot, checkup)
}

async function checkCalls(apiRoot: string, patient: Patient, checkup: Checkup): Promise<void> {
  const { accessToken, timeout } = patient
  const find = finderFor(apiRoot, apiField)
  const answers = await callBySocket(apiRoot, accessToken, timeout)
  const login = answers.get('get_login_info')
  if (answers.isTurnedAway) {
    const code = accessToken === undefined ? 'server-token-missing' : 'server-token-wrong'
    checkup.findings.push(find(code, 'key', { status: 403 }))
    return
  }
  if (login === undefined) {
    const isForEvents = /\/event\/?$/.test(placeOf(apiRoot).path)
    const code = isForEvents ? 'server-events-only' : 'server-silent'
    checkup.findings.push(find(code, 'address', { timeout: timeout / 1000 }))
    return
  }
  const version = answers.get('get_version_info') ?? {}
  const status = answers.get('get_status') ?? {}
  noteAnswers({ login, version, status }, patient, checkup)
  if (answers.event !== undefined) {
    checkup.checks.push({ subject: 'events', name: 'event-came', values: { name: answers.event } })
  }
  const stranger = await callBySocket(apiRoot, randomKey(), timeout)
  noteGuard(apiRoot, stranger.has('get_login_info'), patient, checkup)
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
    if (textOf(frame['retcode']) === '0') answers.set(echo, toObject(frame['data']))
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
