import { describe, isObject } from '../base/value.ts'
import { parseCqCode } from './cq-code.ts'
import { isSegmentLike } from './segment-like.ts'
import type { Message, Segment } from './segment.ts'

/** Whether a string is CQ code or plain text. */
export interface StringFormat {
  cqCode: boolean
}

/** `auto_escape` of a call overrides the bot's own setting. */
export function stringFormat(autoEscape: unknown, fallback: StringFormat): StringFormat {
  return typeof autoEscape === 'boolean' ? { cqCode: !autoEscape } : fallback
}

/** Reads what an implementation calls a message into segments. Forgiving: nothing is dropped. */
export function toSegments(message: unknown, { cqCode }: StringFormat): Segment[] {
  if (message === undefined || message === null) return []
  if (Array.isArray(message)) {
    if (message.every(isComplete)) return message
    return message.flatMap((item) => (isObject(item) ? [toSegment(item)] : toText(String(item))))
  }
  if (isObject(message)) return [toSegment(message)]
  const text = String(message as string | number | boolean)
  return cqCode ? parseCqCode(text) : toText(text)
}

function isComplete(item: unknown): item is Segment {
  return isObject(item) && isObject(item['data'])
}

function toSegment(item: Record<string, unknown>): Segment {
  return (isObject(item['data']) ? item : { ...item, data: {} }) as Segment
}

function toText(text: string): Segment[] {
  return text === '' ? [] : [{ type: 'text', data: { text } }]
}

/**
 * Turns what the bot's author sends into the segment array of the wire.
 *
 * Always an array, since the string formats of the implementations differ; numbers become strings,
 * since Lagrange refuses them; text inside a forwarded node stays text.
 */
export function toWire(message: Message, format: StringFormat): Segment[] {
  if (typeof message === 'string') return toSegments(message, format)
  if (!isObject(message)) {
    throw new TypeError(
      `a message must be a string, a segment or an array of segments, but it is ${describe(message)}`,
    )
  }
  const items: unknown[] = Array.isArray(message) ? [...(message as unknown[])] : [message]
  return items.flatMap((item, index) =>
    typeof item === 'string' ? toSegments(item, format) : toWireSegment(item, index, format),
  )
}

function toWireSegment(item: unknown, index: number, format: StringFormat): Segment {
  if (!isSegmentLike(item)) {
    throw new TypeError(
      `message[${index}] must be a segment such as { type: 'text', data: { text: 'hi' } }, ` +
        `but it is ${describe(item)}`,
    )
  }
  const data: Record<string, unknown> = { ...item.data }
  for (const key of Object.keys(data)) {
    const value = data[key]
    if (typeof value === 'number' || typeof value === 'bigint') data[key] = String(value)
  }
  const segment = { type: item.type, data } as Segment
  if (segment.type === 'node' && segment.data.content !== undefined) {
    segment.data.content = toWire(segment.data.content, format)
  }
  return segment
}
