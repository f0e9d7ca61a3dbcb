import { describe, isObject } from '../base/value.ts'
import type { Event } from '../events/event-names.ts'
import type { Message } from '../message/segment.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'

/**
 * Brings a handler's result into the form in which every implementation understands it: `reply` as
 * a segment array, and outside private chats an explicit `at_sender`.
 *
 * @throws TypeError when the result is not a quick operation.
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
