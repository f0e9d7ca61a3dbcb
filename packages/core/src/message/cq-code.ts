import { isSegmentLike } from './segment-like.ts'
import type { Segment } from './segment.ts'

const SPECIAL = /[&[\]]/g
const SPECIAL_OR_COMMA = /[&[\],]/g
const ENTITY = /&(?:amp|#91|#93|#44);/g

const ENTITY_OF: Record<string, string> = {
  '&': '&amp;',
  '[': '&#91;',
  ']': '&#93;',
  ',': '&#44;',
}
const CHARACTER_OF: Record<string, string> = {
  '&amp;': '&',
  '&#91;': '[',
  '&#93;': ']',
  '&#44;': ',',
}

/**
 * Escapes text for the string format of messages: `&`, `[` and `]`, and in a value of a CQ code
 * `,` too.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md#转义
 */
export function escapeCqCode(text: string, options: { comma?: boolean } = {}): string {
  return text.replace(options.comma ? SPECIAL_OR_COMMA : SPECIAL, (c) => ENTITY_OF[c] ?? c)
}

/**
 * Undoes {@link escapeCqCode}; entities other than the four stay as they are.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md#转义
 */
export function unescapeCqCode(text: string): string {
  return text.replace(ENTITY, (entity) => CHARACTER_OF[entity] ?? entity)
}

const CODE_START = /\[CQ:([\w.-]+)(?=[,\]])/g
const PARAMETER = /,([\w.-]+)=([^,\]]*)/y
const CODE_END = /,?\]/y

/**
 * Reads a message in string format into segments.
 *
 * Every character ends up somewhere: what is no well-formed CQ code is text.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/string.md
 */
export function parseCqCode(text: string): Segment[] {
  const segments: Segment[] = []
  let written = 0
  let position = 0
  for (;;) {
    CODE_START.lastIndex = position
    const start = CODE_START.exec(text)
    if (start === null) break

    const [, type = ''] = start
    position = CODE_START.lastIndex
    const data: [string, string][] = []
    for (;;) {
      PARAMETER.lastIndex = position
      const parameter = PARAMETER.exec(text)
      if (parameter === null) break
      const [, key = '', value = ''] = parameter
      data.push([key, unescapeCqCode(value)])
      position = PARAMETER.lastIndex
    }
    // A code that fails here fails from every `[CQ:` inside it as well, since they would meet the
    // same end: the search goes on behind it, which keeps hostile input linear.
    CODE_END.lastIndex = position
    if (!CODE_END.test(text)) continue

    pushText(segments, text.slice(written, start.index))
    segments.push({ type, data: Object.fromEntries(data) } as Segment)
    written = position = CODE_END.lastIndex
  }
  pushText(segments, text.slice(written))
  return segments
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
  return [message].flat().map(formatSegment).join('')
}

function formatSegment(segment: Segment): string {
  const data: Record<string, unknown> = segment.data ?? {}
  if (segment.type === 'text') return escapeCqCode(formatValue(data['text'] ?? ''))
  let code = `[CQ:${segment.type}`
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined || value === null) continue
    code += `,${key}=${escapeCqCode(formatValue(value), { comma: true })}`
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
