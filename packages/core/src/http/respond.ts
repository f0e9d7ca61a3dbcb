import type { Outgoing } from './endpoint.ts'
import type { Event } from '../events/event-names.ts'
import { stringifyJson } from '../base/json.ts'
import { describe, isObject } from '../base/value.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'
import type { Message } from '../message/segment.ts'

/** The operation as the response carries it; 204 stands for none. */
export function respond(operation: object | undefined): Outgoing {
  return operation === undefined ? toAnswer(204, '') : toAnswer(200, stringifyJson(operation))
}

/** The answer to an event: the header fields follow from its status. */
export function toAnswer(status: number, body: string): Outgoing {
  if (status === 204) return { status, headers: {}, body }
  if (status !== 200) return respondError(status, body)
  return { status, headers: { 'content-type': 'application/json' }, body }
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

/**
 * Brings a handler's result into the form in which every implementation understands it: `reply` as
 * a segment array, and outside private chats `at_sender` said rather than left out.
 *
 * @throws TypeError for a result that is no quick operation.
 */
export function toOperation(
  result: unknown,
  event: Event,
  format: StringFormat,
): Record<string, unknown> | undefined {
  if (result === undefined || result === null) return undefined
  if (!isObject(result) || Array.isArray(result)) {
    throw new TypeError(
      `a handler returned ${describe(result)}; return a quick operation such as ` +
        `{ reply: 'hi' }, or nothing`,
    )
  }
  if (result['reply'] === undefined || result['reply'] === null) return result
  const reply = toWire(result['reply'] as Message, stringFormat(result['auto_escape'], format))
  if (event.post_type === 'message' && event.message_type === 'private') return { ...result, reply }
  return { ...result, reply, at_sender: result['at_sender'] ?? false }
}
