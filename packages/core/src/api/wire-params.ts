import { isObject } from '../base/value.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'
import type { Message } from '../message/segment.ts'

/**
 * The parameters as they go out: what is a message becomes a segment array.
 *
 * Messages are `message` and `messages` of the `send_…` actions (`set_group_kick.message` of
 * go-cqhttp is a plain text) and `operation.reply` of `.handle_quick_operation`.
 */
export function toWireParams(
  action: string,
  params: Record<string, unknown>,
  format: StringFormat,
): Record<string, unknown> {
  if (action.startsWith('send_')) {
    return convert(params, ['message', 'messages'], stringFormat(params['auto_escape'], format))
  }
  const operation = params['operation']
  if (action.startsWith('.handle_quick_operation') && isObject(operation)) {
    const replyFormat = stringFormat(operation['auto_escape'], format)
    return { ...params, operation: convert(operation, ['reply'], replyFormat) }
  }
  return params
}

function convert(
  params: Record<string, unknown>,
  names: readonly string[],
  format: StringFormat,
): Record<string, unknown> {
  const wire = { ...params }
  for (const name of names) {
    if (wire[name] !== undefined) wire[name] = toWire(wire[name] as Message, format)
  }
  return wire
}
