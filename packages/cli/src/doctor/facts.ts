import type { ExchangeFacts, SessionFacts, SocketFacts } from '@cqhttp/playground/diagnosis'
import type { Patient } from './checkup.ts'
import type { ProbeResult } from './http-probe.ts'
import { placeOf, readObject } from './place.ts'

/** What a probe of the bot has shown, as the page's rules take it. */
export function toExchangeFacts(
  url: string,
  { secret }: Patient,
  { response, error, duration }: ProbeResult,
): ExchangeFacts {
  const startedAt = Date.now() - duration
  const signature: Record<string, string> = secret === undefined ? {} : { 'x-signature': 'sha1=' }
  const rule = response && unreadable(response)
  return {
    profile: 'standard',
    name: 'meta_event.heartbeat',
    attempts: [
      {
        request: { method: 'POST', url: placeOf(url).url, headers: signature, body: '' },
        ...(response !== undefined && { response }),
        ...(error !== undefined && { error }),
        faults: [],
        startedAt,
        duration,
      },
    ],
    ...(response !== undefined && { status: response.status, responseBody: response.body }),
    steps: [],
    rules: rule === undefined ? [] : [{ rule, detail: '' }],
    startedAt,
    duration,
  }
}

/** Whether implementations could not read what a bot has answered. */
function unreadable({
  status,
  body,
}: NonNullable<ProbeResult['response']>): 'response.unreadable' | 'response.no-object' | undefined {
  if (status < 200 || status >= 300 || body.trim() === '') return undefined
  if (readObject(body) !== undefined) return undefined
  try {
    JSON.parse(body)
    return 'response.no-object'
  } catch {
    return 'response.unreadable'
  }
}

/** What is known of both sides, as the page's rules take it. */
export function toSessionFacts(patient: Patient): SessionFacts {
  const { url, secret, apiRoot, accessToken } = patient
  return {
    ...(url !== undefined && { postUrl: placeOf(url).url }),
    signed: secret !== undefined,
    apiRoot: apiRoot === undefined ? '' : placeOf(apiRoot).url,
    guarded: accessToken !== undefined,
  }
}

/** What a handshake has shown, as the page's rules take it. */
export function toSocketFacts(
  url: string,
  direction: SocketFacts['direction'],
  accessToken: string | undefined,
  { response, error, duration }: ProbeResult,
): SocketFacts {
  const startedAt = Date.now() - duration
  const headers: Record<string, string> =
    accessToken === undefined ? {} : { authorization: 'Bearer ***' }
  const isOpen = response?.status === 101
  return {
    profile: 'standard',
    direction,
    role: 'Event',
    request: { method: 'GET', url: placeOf(url).url, headers, body: '' },
    ...(response !== undefined && !isOpen && { response, error: `HTTP ${response.status}` }),
    ...(error !== undefined && { error }),
    startedAt,
    ...(isOpen && { openedAt: Date.now() }),
  }
}
