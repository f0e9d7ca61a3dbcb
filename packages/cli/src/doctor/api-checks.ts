import { type LinkDiagnosis, toImplementation } from '@cqhttp/playground/diagnosis'
import { isLoopback, isOutsideContainer, isPrivate } from './address.ts'
import { callAction, dataOf, isSuccess, textOf } from './call-action.ts'
import { apiField, type Checkup, type Patient } from './checkup.ts'
import type { ProbeResult } from './http-probe.ts'
import { excerpt, isSecure, placeOf, readObject } from './place.ts'
import { randomKey } from './random-key.ts'

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
  const place = placeOf(apiRoot)
  const call = (action: string, token: string | undefined, root = apiRoot): Promise<ProbeResult> =>
    callAction(root, action, token, timeout)

  const answer = await call('get_login_info', accessToken)
  const failure = await diagnoseCall(apiRoot, patient, answer)
  if (failure !== undefined) {
    checkup.findings.push(failure)
    return
  }
  const account = textOf(dataOf(answer)['user_id'])
  checkup.account = account
  const version = dataOf(await call('get_version_info', accessToken))
  const name = textOf(version['app_name'])
  const implementation = toImplementation(name)
  if (implementation !== undefined) checkup.implementation = implementation
  checkup.checks.push({
    subject: 'api',
    name: 'api-answers',
    values: { name, version: textOf(version['app_version']), account },
  })
  checkAccount(account, dataOf(await call('get_status', accessToken)), patient, checkup)
  await checkGuard(apiRoot, call, patient, checkup)
  if (!isSecure(apiRoot) && !isPrivate(place.hostname)) {
    checkup.findings.push({ code: 'api-plain-http', level: 'warn', values: { ...place } })
  }
}

/** Compares the account with the one that is wanted, and looks whether it is online. */
export function checkAccount(
  account: string,
  status: Readonly<Record<string, unknown>>,
  { selfId }: Pick<Patient, 'selfId'>,
  checkup: Checkup,
): void {
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

async function checkGuard(
  apiRoot: string,
  call: (action: string, token: string | undefined) => Promise<ProbeResult>,
  { accessToken }: Patient,
  checkup: Checkup,
): Promise<void> {
  const place = placeOf(apiRoot)
  const field = apiField(apiRoot, 'key')
  const isTaken = isSuccess(await call('get_login_info', randomKey()))
  if (!isTaken) {
    checkup.checks.push({ subject: 'api', name: 'api-guarded', values: {} })
  } else if (accessToken !== undefined) {
    const values = { ...place }
    checkup.findings.push({ code: 'api-token-unchecked', level: 'warn', values, field })
  } else if (!isLoopback(place.hostname)) {
    checkup.findings.push({ code: 'api-token-none', level: 'warn', values: { ...place }, field })
  }
}

/** What keeps a call from working; undefined if nothing does. */
async function diagnoseCall(
  apiRoot: string,
  patient: Patient,
  { response, error = 'UNKNOWN' }: ProbeResult,
): Promise<LinkDiagnosis | undefined> {
  const place = placeOf(apiRoot)
  const field = apiField(apiRoot, 'address')
  const find = (
    code: LinkDiagnosis['code'],
    values: LinkDiagnosis['values'] = {},
    about: LinkDiagnosis['field'] = field,
  ): LinkDiagnosis => ({
    code,
    level: 'bad',
    values: { ...place, ...values },
    ...(about !== undefined && { field: about }),
  })

  if (response === undefined) {
    if (await isOutsideContainer(apiRoot, patient.timeout)) return find('api-container-loopback')
    const code = NETWORK.find(([pattern]) => pattern.test(error))?.[1] ?? 'api-broken'
    return find(code, { error, timeout: patient.timeout / 1000 })
  }
  const { status, headers, body } = response
  const values = { status, body: excerpt(body) }
  if (isBot(patient, response, place.host)) return find('api-is-bot')
  if (status === 426 || /websocket|upgrade required/i.test(body)) {
    return find('api-is-socket', values)
  }
  if (status >= 300 && status < 400) {
    const location = headers['location'] ?? '?'
    return /webui|login/i.test(location)
      ? find('api-web-page', values)
      : find('api-redirect', { ...values, location })
  }
  const envelope = readObject(body)
  if (status === 401 || status === 403) {
    const isMissing = patient.accessToken === undefined
    const code = isMissing ? 'api-token-missing' : 'api-token-wrong'
    return find(code, values, apiField(apiRoot, 'key'))
  }
  if (envelope === undefined && isPage(headers, body)) return find('api-web-page', values)
  if (envelope !== undefined && isSuccess({ response, duration: 0 })) return undefined
  if (place.path !== '/') {
    const root = await callAction(
      place.origin,
      'get_login_info',
      patient.accessToken,
      patient.timeout,
    )
    if (isSuccess(root)) return find('api-path', values)
  }
  if (envelope !== undefined && 'retcode' in envelope) {
    const retcode = textOf(envelope['retcode'])
    return find('api-failed', { ...values, action: 'get_login_info', retcode }, undefined)
  }
  return find('api-other', values)
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
