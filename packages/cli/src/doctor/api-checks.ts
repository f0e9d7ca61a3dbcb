import { type LinkDiagnosis, toImplementation } from '@cqhttp/playground/diagnosis'
import { randomKey } from '../random-key.ts'
import { isLoopback, isOutsideContainer, isPrivate } from './address.ts'
import { callAction, dataOf, isSuccess, textOf } from './call-action.ts'
import { apiField, type Checkup, finderFor, type Patient } from './checkup.ts'
import type { ProbeResult } from './http-probe.ts'
import { excerpt, isSecure, placeOf, readObject } from './place.ts'

/** What an error code of a connection means for an API. */
const NETWORK: readonly (readonly [RegExp, LinkDiagnosis['code']])[] = [
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)$/, 'api-not-running'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'api-no-such-host'],
  [/^TIMEOUT$/, 'api-timeout'],
  [/^EPROTO$|^(?:ERR_)?(?:TLS|SSL)|CERT|SELF_SIGNED/, 'api-tls'],
]

/** Looks at the HTTP API of an implementation, and adds to what is known. Nothing is sent to anybody. */
export async function checkApi(apiRoot: string, patient: Patient, checkup: Checkup): Promise<void> {
  const { accessToken, timeout } = patient
  const call = (action: string, token: string | undefined, root = apiRoot): Promise<ProbeResult> =>
    callAction(root, action, token, timeout)

  const answer = await call('get_login_info', accessToken)
  const failure = await diagnoseCall(apiRoot, patient, answer)
  if (failure !== undefined) {
    checkup.findings.push(failure)
    return
  }
  const version = dataOf(await call('get_version_info', accessToken))
  const status = dataOf(await call('get_status', accessToken))
  noteAnswers({ login: dataOf(answer), version, status }, patient, checkup)
  noteGuard(apiRoot, isSuccess(await call('get_login_info', randomKey())), patient, checkup)
  notePlainHttp(apiRoot, checkup)
}

type Data = Readonly<Record<string, unknown>>

/** Notes who answers: the implementation, and its account. */
export function noteAnswers(
  { login, version, status }: { login: Data; version: Data; status: Data },
  patient: Patient,
  checkup: Checkup,
): void {
  const account = textOf(login['user_id'])
  checkup.account = account
  const name = textOf(version['app_name'])
  const implementation = toImplementation(name)
  if (implementation !== undefined) checkup.implementation = implementation
  checkup.checks.push({
    subject: 'api',
    name: 'api-answers',
    values: { name, version: textOf(version['app_version']), account },
  })
  noteAccount(account, status, patient, checkup)
}

/** Compares the account with the one that is wanted, and looks whether it is online. */
function noteAccount(account: string, status: Data, { selfId }: Patient, checkup: Checkup): void {
  if (selfId !== undefined && account !== selfId) {
    const values = { account, wanted: selfId }
    checkup.findings.push({ code: 'account-other', level: 'bad', values })
  }
  // Some leave it out, or give null.
  if (status['online'] === false) {
    checkup.findings.push({ code: 'account-offline', level: 'bad', values: {} })
  } else {
    checkup.checks.push({ subject: 'api', name: 'account-online', values: { account } })
  }
}

/**
 * Notes whether an API is open to everybody.
 *
 * @param isOpen Whether it lets a token in that nobody has.
 */
export function noteGuard(
  apiRoot: string,
  isOpen: boolean,
  { accessToken }: Patient,
  checkup: Checkup,
): void {
  const place = placeOf(apiRoot)
  const field = apiField(apiRoot, 'key')
  if (!isOpen) {
    checkup.checks.push({ subject: 'api', name: 'api-guarded', values: {} })
  } else if (accessToken !== undefined) {
    const values = { ...place }
    checkup.findings.push({ code: 'api-token-unchecked', level: 'warn', values, field })
  } else if (!isLoopback(place.hostname)) {
    checkup.findings.push({ code: 'api-token-none', level: 'warn', values: { ...place }, field })
  }
}

/** Notes calls that anybody on their way can read. */
export function notePlainHttp(apiRoot: string, checkup: Checkup): void {
  const place = placeOf(apiRoot)
  if (isSecure(apiRoot) || isPrivate(place.hostname)) return
  checkup.findings.push({ code: 'api-plain-http', level: 'warn', values: { ...place } })
}

/** What keeps a call from working; undefined if nothing does. */
async function diagnoseCall(
  apiRoot: string,
  patient: Patient,
  { response, error = 'UNKNOWN' }: ProbeResult,
): Promise<LinkDiagnosis | undefined> {
  const place = placeOf(apiRoot)
  const find = finderFor(apiRoot, apiField)
  if (response === undefined) {
    if (await isOutsideContainer(apiRoot, patient.timeout))
      return find('api-container-loopback', 'address')
    const code = NETWORK.find(([pattern]) => pattern.test(error))?.[1] ?? 'api-broken'
    return find(code, 'address', { error, timeout: patient.timeout / 1000 })
  }
  const { status, headers, body } = response
  const values = { status, body: excerpt(body) }
  if (isBot(patient, response, place.host)) return find('api-is-bot', 'address')
  if (status === 426 || /websocket|upgrade required/i.test(body)) {
    return find('api-is-socket', 'address', values)
  }
  if (status >= 300 && status < 400) {
    const location = headers['location'] ?? '?'
    return /webui|login/i.test(location)
      ? find('api-web-page', 'address', values)
      : find('api-redirect', 'address', { ...values, location })
  }
  const envelope = readObject(body)
  if (status === 401 || status === 403) {
    const isMissing = patient.accessToken === undefined
    const code = isMissing ? 'api-token-missing' : 'api-token-wrong'
    return find(code, 'key', values)
  }
  if (envelope === undefined && isPage(headers, body))
    return find('api-web-page', 'address', values)
  if (envelope !== undefined && isSuccess({ response, duration: 0 })) return undefined
  if (place.path !== '/') {
    const root = await callAction(
      place.origin,
      'get_login_info',
      patient.accessToken,
      patient.timeout,
    )
    if (isSuccess(root)) return find('api-path', 'address', values)
  }
  if (envelope !== undefined && 'retcode' in envelope) {
    const retcode = textOf(envelope['retcode'])
    return find('api-failed', undefined, { ...values, action: 'get_login_info', retcode })
  }
  return find('api-other', 'address', values)
}

/** Whether the bot itself answers: core refuses other paths and methods in these words. */
function isBot(
  { url }: Patient,
  { status, body }: NonNullable<ProbeResult['response']>,
  host: string,
): boolean {
  if (url !== undefined && URL.parse(url)?.host === host) return true
  if (status === 404) return body === 'not found'
  return status === 405 ? body === 'events are posted' : body === 'X-Signature header missing'
}

function isPage(headers: Readonly<Record<string, string>>, body: string): boolean {
  return /text\/html/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html)/i.test(body)
}
