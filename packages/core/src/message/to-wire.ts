import { describe, isObject } from '../base/value.ts'
import { parseCqCode } from './cq-code.ts'
import { textSegments } from './read-message.ts'
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

/**
 * Turns what the bot's author sends into the segment array of the wire.
 *
 * Always an array, since the string formats of the implementations differ; numbers become strings,
 * since Lagrange refuses them; text inside a forwarded node stays text.
 */
export function toWire(message: Message, format: StringFormat): Segment[] {
  if (typeof message === 'string') return readText(message, format)
  if (!isObject(message)) {
    throw new TypeError(
      `a message must be a string, a segment or an array of segments, but it is ${describe(message)}`,
    )
  }
  const items: unknown[] = Array.isArray(message) ? [...(message as unknown[])] : [message]
  return items.flatMap((item, index) =>
    typeof item === 'string' ? readText(item, format) : toWireSegment(item, index, format),
  )
}

function readText(text: string, { cqCode }: StringFormat): Segment[] {
  return cqCode ? parseCqCode(text) : textSegments(text)
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
