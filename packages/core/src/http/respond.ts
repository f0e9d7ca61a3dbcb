import type { Outgoing } from './endpoint.ts'
import { stringifyJson } from '../base/json.ts'

/** The operation as the response carries it; 204 stands for none. */
export function respond(operation?: object): Outgoing {
  return operation === undefined ? toAnswer(204, '') : toAnswer(200, stringifyJson(operation))
}

/** The answer to an event: the header fields follow from its status. */
function toAnswer(status: number, body: string): Outgoing {
  if (status > 204) return respondError(status, body)
  return { status, headers: status === 200 ? { 'content-type': 'application/json' } : {}, body }
}

/** A short text, never JSON: two implementations execute any JSON that they get back. */
export function respondError(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Outgoing {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: text,
  }
}

/** The answer as the inbox keeps it: a quick operation as it is, others behind their status. */
export function writeAnswer({ status, body }: Outgoing): string {
  return status === 200 && body.startsWith('{') ? body : `${status} ${body}`
}

/** Undefined for what another version of this package has left in a store. */
export function readAnswer(answer: string): Outgoing | undefined {
  if (answer.startsWith('{')) return toAnswer(200, answer)
  return /^[2-5]\d\d /.test(answer)
    ? toAnswer(Number(answer.slice(0, 3)), answer.slice(4))
    : undefined
}
