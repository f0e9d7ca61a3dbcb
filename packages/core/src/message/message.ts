import { describe, isObject } from '../internal/value.ts'
import { parseCqCode } from './cq-code.ts'
import { isSegmentLike } from './segment-like.ts'
import type { Message, Segment } from './segment.ts'

/** Whether a string is CQ code or plain text. */
export interface StringFormat {
  cqCode: boolean
}

/** `auto_escape` of a call goes before the bot's own setting. */
export function stringFormat(autoEscape: unknown, fallback: StringFormat): StringFormat {
  return typeof autoEscape === 'boolean' ? { cqCode: !autoEscape } : fallback
}

/** Reads what an implementation calls a message into segments. Forgiving: nothing is dropped. */
export function toSegments(message: unknown, { cqCode }: StringFormat): Segment[] {
  if (message === undefined || message === null) return []
  if (Array.isArray(message)) {
    const segments: Segment[] = []
    for (const item of message as unknown[]) {
      if (isObject(item)) segments.push(toSegment(item))
      else if (item !== '') segments.push(textSegment(String(item)))
    }
    return segments
  }
  if (isObject(message)) return [toSegment(message)]
  const text = String(message as string | number | boolean)
  return cqCode ? parseCqCode(text) : toText(text)
}

function toSegment(item: Record<string, unknown>): Segment {
  return (isObject(item['data']) ? item : { ...item, data: {} }) as Segment
}

function toText(text: string): Segment[] {
  return text === '' ? [] : [textSegment(text)]
}

function textSegment(text: string): Segment {
  return { type: 'text', data: { text } }
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
  const items: readonly unknown[] = Array.isArray(message) ? message : [message]
  const segments: Segment[] = []
  items.forEach((item, index) => {
    if (typeof item !== 'string') segments.push(toWireSegment(item, index, format))
    // Not a spread: a text may hold more CQ codes than a call takes arguments.
    else for (const segment of toSegments(item, format)) segments.push(segment)
  })
  return segments
}

function toWireSegment(item: unknown, index: number, format: StringFormat): Segment {
  if (!isSegmentLike(item)) {
    throw new TypeError(
      `message[${index}] must be a segment such as { type: 'text', data: { text: 'hi' } }, ` +
        `but it is ${describe(item)}`,
    )
  }
  const data: Record<string, unknown> = { ...item.data }
  for (const key of Object.keys(data)) data[key] = toWireValue(data[key])
  const segment = { type: item.type, data } as Segment
  if (segment.type === 'node' && segment.data.content !== undefined) {
    segment.data.content = toWire(segment.data.content, format)
  }
  return segment
}

function toWireValue(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
}
