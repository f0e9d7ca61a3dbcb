import { isObject } from '../base/value.ts'
import type { Message } from '../message/segment.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'
import type { ActionRow } from './action-rows.ts'

/** Adds the parameters that are left out; one that is undefined or null counts as left out. */
export function withDefaults(
  { defaults }: ActionRow,
  params: Record<string, unknown>,
): Record<string, unknown> {
  if (defaults === undefined) return params
  const completed = { ...params }
  for (const [name, value] of Object.entries(defaults)) completed[name] ??= value
  return completed
}

/** The parameters as they go on the wire: each message as an array of segments. */
export function toWireParams(
  { messages = [] }: ActionRow,
  params: Record<string, unknown>,
  format: StringFormat,
): Record<string, unknown> {
  const wire = { ...params }
  for (const path of messages) {
    const [name = '', ...rest] = path.split('.')
    const value = wire[name]
    if (rest.length > 0) {
      if (isObject(value)) wire[name] = toWireParams({ messages: [rest.join('.')] }, value, format)
    } else if (value !== undefined) {
      wire[name] = toWire(value as Message, stringFormat(params['auto_escape'], format))
    }
  }
  return wire
}
