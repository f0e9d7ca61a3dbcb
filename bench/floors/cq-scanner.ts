// A floor: CQ code read and written by a hand-written scanner, without regular expressions. It reads
// every text as the project does, the malformed as well. FROZEN: a commit that makes the project
// faster does not change this file.

export interface Segment {
  type: string
  data: Record<string, string>
}

const [AMPERSAND, COMMA, EQUALS, OPEN, CLOSE] = [0x26, 0x2c, 0x3d, 0x5b, 0x5d]
const START = '[CQ:'

export function parse(text: string): Segment[] {
  const segments: Segment[] = []
  let written = 0
  let start = text.indexOf(START)
  while (start !== -1) {
    const typeStart = start + START.length
    const typeEnd = endOfName(text, typeStart)
    let position = typeEnd
    const next = text.charCodeAt(position)
    if (typeEnd === typeStart || (next !== COMMA && next !== CLOSE)) {
      start = text.indexOf(START, position)
      continue
    }
    const data: Record<string, string> = {}
    while (text.charCodeAt(position) === COMMA) {
      const keyEnd = endOfName(text, position + 1)
      if (keyEnd === position + 1 || text.charCodeAt(keyEnd) !== EQUALS) break
      const valueEnd = endOfValue(text, keyEnd + 1)
      data[text.slice(position + 1, keyEnd)] = unescape(text.slice(keyEnd + 1, valueEnd))
      position = valueEnd
    }
    if (text.charCodeAt(position) === COMMA) position += 1
    if (text.charCodeAt(position) === CLOSE) {
      if (written < start) segments.push(toText(text.slice(written, start)))
      segments.push({ type: text.slice(typeStart, typeEnd), data })
      written = position += 1
    }
    start = text.indexOf(START, position)
  }
  if (written < text.length) segments.push(toText(text.slice(written)))
  return segments
}

function toText(escaped: string): Segment {
  return { type: 'text', data: { text: unescape(escaped) } }
}

/** Letters, digits, `_`, `-` and `.`. */
function endOfName(text: string, start: number): number {
  let position = start
  for (; ; position++) {
    const code = text.charCodeAt(position)
    const isName =
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f ||
      code === 0x2d ||
      code === 0x2e
    if (!isName) return position
  }
}

function endOfValue(text: string, start: number): number {
  for (let position = start; position < text.length; position++) {
    const code = text.charCodeAt(position)
    if (code === COMMA || code === CLOSE) return position
  }
  return text.length
}

function unescape(text: string): string {
  let position = text.indexOf('&')
  if (position === -1) return text
  let result = ''
  let written = 0
  while (position !== -1) {
    const [character, length] = entityAt(text, position)
    if (character !== '') {
      result += text.slice(written, position) + character
      written = position + length
    }
    position = text.indexOf('&', position + length)
  }
  return result + text.slice(written)
}

function entityAt(text: string, position: number): [string, number] {
  if (text.startsWith('amp;', position + 1)) return ['&', 5]
  if (text.startsWith('#91;', position + 1)) return ['[', 5]
  if (text.startsWith('#93;', position + 1)) return [']', 5]
  if (text.startsWith('#44;', position + 1)) return [',', 5]
  return ['', 1]
}

export function format(segments: readonly Segment[]): string {
  let result = ''
  for (const { type, data } of segments) {
    if (type === 'text') {
      result += escape(data['text'] ?? '', false)
      continue
    }
    result += START + type
    for (const key of Object.keys(data)) result += `,${key}=${escape(data[key] ?? '', true)}`
    result += ']'
  }
  return result
}

function escape(text: string, isValue: boolean): string {
  let result = ''
  let written = 0
  for (let position = 0; position < text.length; position++) {
    const entity = entityOf(text.charCodeAt(position), isValue)
    if (entity === '') continue
    result += text.slice(written, position) + entity
    written = position + 1
  }
  return written === 0 ? text : result + text.slice(written)
}

function entityOf(code: number, isValue: boolean): string {
  if (code === AMPERSAND) return '&amp;'
  if (code === OPEN) return '&#91;'
  if (code === CLOSE) return '&#93;'
  return isValue && code === COMMA ? '&#44;' : ''
}
