import { toBase64 } from '#encoding'
import { checkJson, toBytes } from '../base/bytes.ts'
import { isObject, mustBe } from '../base/value.ts'
import { parseCqCode } from './cq-code.ts'
import { textSegments } from './read-message.ts'
import { isSegmentLike } from './segment-like.ts'
import type { Message, Segment } from './segment.ts'
import { withStrings } from './string-fields.ts'

/** Whether strings are CQ code; else they are plain text. */
export type StringFormat = boolean

/** `auto_escape` of a call overrides the bot's own setting. */
export function stringFormat(autoEscape: unknown, fallback: StringFormat): StringFormat {
  return typeof autoEscape === 'boolean' ? !autoEscape : fallback
}

/**
 * Turns what the bot's author sends into the segment array of the wire.
 *
 * Always an array, since the string formats of the implementations differ; text inside a forwarded
 * node stays text.
 */
export function toWire(message: Message, format: StringFormat): Segment[] {
  if (typeof message === 'string') return readText(message, format)
  if (!isObject(message)) {
    throw mustBe('a message', 'a string, a segment or an array of segments', message)
  }
  const segments: Segment[] = []
  const items: readonly unknown[] = Array.isArray(message) ? message : [message]
  for (const [index, item] of items.entries()) {
    if (typeof item !== 'string') segments.push(toWireSegment(item, index, format))
    // One by one: they may be too many for arguments.
    else for (const segment of readText(item, format)) segments.push(segment)
  }
  return segments
}

function readText(text: string, cqCode: StringFormat): Segment[] {
  return cqCode ? parseCqCode(text) : textSegments(text)
}

function toWireSegment(item: unknown, index: number, format: StringFormat): Segment {
  if (!isSegmentLike(item)) {
    throw mustBe(
      `message[${index}]`,
      "a segment such as { type: 'text', data: { text: 'hi' } }",
      item,
    )
  }
  const { type } = item
  const data: Record<string, unknown> = { ...item.data }
  for (const name of Object.keys(data)) {
    const value = data[name]
    // Most values are strings.
    if (typeof value !== 'object' && typeof value !== 'bigint' && name !== 'content') continue
    const isContent = name === 'content' && (type === 'node' || type === 'forward')
    data[name] =
      isContent && value !== undefined && value !== null
        ? toWire(value as Message, format)
        : toWireValue(value, `message[${index}].data.${name}`)
  }
  return { type, data: withStrings(type, data) } as Segment
}

/**
 * A value in the data of a segment: bytes become base64, since implementations fetch files by name.
 *
 * @throws TypeError for what JSON cannot carry.
 */
export function toWireValue(value: unknown, place: string): unknown {
  const bytes = toBytes(value)
  if (bytes !== undefined) return `base64://${toBase64(bytes)}`
  if (typeof value === 'bigint') return String(value)
  checkJson(value, place)
  return value
}
