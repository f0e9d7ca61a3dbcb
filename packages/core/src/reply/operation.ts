import { describe, isObject, isRecord } from '../base/value.ts'
import type { Event } from '../events/event-names.ts'
import type { Message, Segment } from '../message/segment.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'
import { isForward, isQuote, mention, type SendTarget } from './send.ts'

/**
 * Brings a handler's result into the form in which every implementation understands it: `reply` as
 * a segment array, and outside private chats an explicit `at_sender`.
 *
 * A reply without content is none: NapCat and LLBot would post a bare quote, go-cqhttp a bare
 * mention.
 *
 * @returns undefined when there is nothing to do.
 * @throws TypeError when the result is not a quick operation.
 */
export function toOperation(
  result: unknown,
  event: Event,
  format: StringFormat,
): Record<string, unknown> | undefined {
  if (result === undefined || result === null) return undefined
  if (!isRecord(result)) {
    throw new TypeError(
      `a handler returned ${describe(result)}; return a quick operation such as ` +
        `{ reply: 'hi' }, or nothing`,
    )
  }
  const { reply: given, at_sender, auto_escape, ...rest } = result
  const reply = toWire((given ?? '') as Message, stringFormat(auto_escape, format))
  if (!reply.some(hasContent)) {
    if (Object.keys(rest).length === Object.keys(result).length) return result
    return Object.values(rest).some((value) => value !== undefined) ? rest : undefined
  }
  if (event.post_type === 'message' && event.message_type === 'private') return { ...result, reply }
  const { anonymous, user_id }: SendTarget = event
  const mentions = at_sender === true && !anonymous && !isForward(reply)
  // In front of the reply, where the implementation puts it, an at would come before the quote.
  return mentions && reply.some(isQuote) && user_id !== undefined
    ? { ...result, reply: mention(reply, user_id), at_sender: false }
    : { ...result, reply, at_sender: mentions }
}

/** Whether a handler returned nothing, or only what `bot.send` gave it, as an arrow function does. */
export function isNothing(result: unknown): boolean {
  if (result === undefined || result === null) return true
  if (Array.isArray(result)) return result.length > 0 && result.every(isNothing)
  return (
    isObject(result) &&
    'message_id' in result &&
    Object.keys(result).every((name) => name.endsWith('_id'))
  )
}

function hasContent({ type, data }: Segment): boolean {
  return type !== 'text' || Boolean(data.text)
}
