/** A piece of JSON text, for its colour. */
export interface JsonToken {
  kind: 'key' | 'string' | 'number' | 'literal' | 'plain'
  text: string
}

/** A string that does not end goes to the end: else its rest would be looked through again and again. */
const TOKEN =
  /("(?:[^"\\]|\\(?:[^]|$))*(?:"|$))(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

/** Cuts JSON into coloured pieces, which joined give the text again; other text is one piece. */
export function tokenizeJson(text: string): JsonToken[] {
  const tokens: JsonToken[] = []
  let end = 0
  const plain = (to: number): void => {
    if (to > end) tokens.push({ kind: 'plain', text: text.slice(end, to) })
  }
  for (const match of text.matchAll(TOKEN)) {
    const [whole, quoted, colon, number] = match
    plain(match.index)
    if (quoted !== undefined) {
      tokens.push({ kind: colon === undefined ? 'string' : 'key', text: quoted })
      if (colon !== undefined) tokens.push({ kind: 'plain', text: colon })
    } else tokens.push({ kind: number === undefined ? 'literal' : 'number', text: whole })
    end = match.index + whole.length
  }
  plain(text.length)
  return tokens
}

/** The longest string that is shown whole: events hold pictures as text. */
const LONGEST = 1200

/** JSON with line breaks and without the middle of overlong strings; undefined for other text. */
export function prettyJson(text: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  return JSON.stringify(value, (_, part: unknown) => shorten(part), 2)
}

function shorten(part: unknown): unknown {
  if (typeof part !== 'string' || part.length <= LONGEST) return part
  return `${part.slice(0, 80)}… (${part.length})`
}
