import { isSegmentLike } from './segment-like.ts'
import type { Segment } from './segment.ts'

const SPECIAL = /[&[\]]/
const SPECIAL_OR_COMMA = /[&[\],]/
const ALL_SPECIAL = /[&[\]]/g
const ALL_SPECIAL_AND_COMMA = /[&[\],]/g

const ENTITY_OF: Record<string, string> = {
  '&': '&amp;',
  '[': '&#91;',
  ']': '&#93;',
  ',': '&#44;',
}
/**
 * Escapes text for the string format of messages: `&`, `[` and `]`, and in a value of a CQ code
 * `,` too.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md#转义
 */
export function escapeCqCode(text: string, options: { comma?: boolean } = {}): string {
  return escape(text, options.comma === true)
}

/** Most texts have nothing to escape, and a test takes half as long as `replace`. */
function escape(text: string, comma: boolean): string {
  if (!(comma ? SPECIAL_OR_COMMA : SPECIAL).test(text)) return text
  return text.replace(comma ? ALL_SPECIAL_AND_COMMA : ALL_SPECIAL, (c) => ENTITY_OF[c] ?? c)
}

/**
 * Undoes {@link escapeCqCode}; entities other than the four stay as they are.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md#转义
 */
export function unescapeCqCode(text: string): string {
  const first = text.indexOf('&')
  if (first === -1) return text
  return text.length > LONG ? unescapeLong(text) : unescapeShort(text, first)
}

/** In characters. Above this, concatenation costs more memory than it saves time. */
const LONG = 2_000

/** What entities stand for, by what follows their `&`. `amp;` is last: its `&` is not read again. */
const CHARACTERS = { '#44;': ',', '#91;': '[', '#93;': ']', 'amp;': '&' }

function unescapeLong(text: string): string {
  let unescaped = text
  for (const [entity, character] of Object.entries(CHARACTERS)) {
    unescaped = unescaped.replaceAll(`&${entity}`, character)
  }
  return unescaped
}

function unescapeShort(text: string, first: number): string {
  let unescaped = ''
  let written = 0
  for (let at = first; at !== -1; at = text.indexOf('&', at + 1)) {
    const character = (CHARACTERS as Record<string, string | undefined>)[text.slice(at + 1, at + 5)]
    if (character === undefined) continue
    unescaped += text.slice(written, at) + character
    written = at + '&amp;'.length
  }
  return unescaped + text.slice(written)
}

const START = '[CQ:'
const COMMA = 0x2c
const EQUALS = 0x3d
const CLOSE = 0x5d

/**
 * Reads a message in string format into segments.
 *
 * Every character ends up somewhere: malformed CQ code is text.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md
 */
export function parseCqCode(text: string): Segment[] {
  const segments: Segment[] = []
  let written = 0
  let position = 0
  for (;;) {
    const start = text.indexOf(START, position)
    if (start === -1) break

    const typeStart = start + START.length
    const typeEnd = (position = endOfName(text, typeStart))
    if (typeEnd === typeStart || !isEnd(text.charCodeAt(typeEnd))) continue
    const data: Record<string, string> = {}
    while (text.charCodeAt(position) === COMMA) {
      const keyEnd = endOfName(text, position + 1)
      if (keyEnd === position + 1 || text.charCodeAt(keyEnd) !== EQUALS) break
      const key = text.slice(position + 1, keyEnd)
      position = endOfValue(text, keyEnd + 1)
      setValue(data, key, unescapeCqCode(text.slice(keyEnd + 1, position)))
    }
    if (text.charCodeAt(position) === COMMA) position++
    // A code that fails here fails from every `[CQ:` inside it as well, since they would meet the
    // same end: the search goes on behind it, which keeps hostile input linear.
    if (text.charCodeAt(position) !== CLOSE) continue

    pushText(segments, text.slice(written, start))
    segments.push({ type: text.slice(typeStart, typeEnd), data } as Segment)
    written = ++position
  }
  pushText(segments, text.slice(written))
  return segments
}

function endOfName(text: string, start: number): number {
  let end = start
  while (isName(text.charCodeAt(end))) end++
  return end
}

/** Of `\w`, `.` and `-`. */
function isName(code: number): boolean {
  const lower = code | 0x20
  if (lower >= 0x61 && lower <= 0x7a) return true
  return (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d || code === 0x2e
}

function endOfValue(text: string, start: number): number {
  const { length } = text
  let end = start
  while (end < length && !isEnd(text.charCodeAt(end))) end++
  return end
}

function isEnd(code: number): boolean {
  return code === COMMA || code === CLOSE
}

/** Keys come from the sender, and `__proto__` is not an ordinary property. */
function setValue(data: Record<string, string>, key: string, value: string): void {
  if (key !== '__proto__') data[key] = value
  else
    Object.defineProperty(data, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
}

function pushText(segments: Segment[], escaped: string): void {
  if (escaped !== '') segments.push({ type: 'text', data: { text: unescapeCqCode(escaped) } })
}

/**
 * Writes segments as a message in string format.
 *
 * Nested content (of `node`) is written as CQ code of its own, other objects as JSON.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md
 */
export function formatCqCode(message: Segment | readonly Segment[]): string {
  if (!Array.isArray(message)) return formatSegment(message as Segment)
  let text = ''
  for (const segment of message as readonly Segment[]) text += formatSegment(segment)
  return text
}

function formatSegment(segment: Segment): string {
  const data: Record<string, unknown> = segment.data ?? {}
  if (segment.type === 'text') return escape(formatValue(data['text'] ?? ''), false)
  let code = `[CQ:${segment.type}`
  for (const key of Object.keys(data)) {
    const value = data[key]
    if (value === undefined || value === null) continue
    code += `,${key}=${escape(formatValue(value), true)}`
  }
  return `${code}]`
}

function formatValue(value: unknown): string {
  if (typeof value !== 'object') return String(value as string | number | boolean)
  return isSegments(value) ? formatCqCode(value) : JSON.stringify(value)
}

function isSegments(value: unknown): value is Segment[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isSegmentLike(item))
}
