import { probe, type ProbeResult } from './http-probe.ts'
import { readObject, toObject } from './place.ts'

/** Calls an action over HTTP; never rejects. */
export function callAction(
  apiRoot: string,
  action: string,
  token: string | undefined,
  timeout: number,
): Promise<ProbeResult> {
  const url = new URL(apiRoot)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${action}`
  return probe(url.href, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cqhttp-doctor',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    // Lagrange never answers an empty body.
    body: '{}',
    timeout,
  })
}

/** Whether an action was carried out. */
export function isSuccess({ response }: ProbeResult): boolean {
  const envelope = readObject(response?.body)
  return response?.status === 200 && envelope !== undefined && textOf(envelope['retcode']) === '0'
}

/** What an action has given; empty for nothing. */
export function dataOf({ response }: ProbeResult): Record<string, unknown> {
  return toObject(readObject(response?.body)?.['data'])
}

/** Ids may be numbers or texts. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
