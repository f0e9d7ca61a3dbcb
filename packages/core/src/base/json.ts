/** 2^53 has 16 digits, so only a text with as many in a row can hold an integer beyond it. */
const LONG = 16
const INTEGER = /^-?\d+$/
const NOT_ASCII = /[\u0080-\uffff]/

/** Some runtimes take it off when they decode, and others leave it. */
const BYTE_ORDER_MARK = 0xfeff

/** `JSON.parse`, except that an integer which a `number` cannot hold becomes its decimal string. */
export function parseJson(json: string): unknown {
  const text = json.charCodeAt(0) === BYTE_ORDER_MARK ? json.slice(1) : json
  return hasLongInteger(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

/** It looks at every 16th character only: a regular expression takes half as long as the parser. */
function hasLongInteger(text: string): boolean {
  for (let index = LONG - 1; index < text.length; index += LONG) {
    if (!isDigit(text, index)) continue
    let start = index
    while (isDigit(text, start - 1)) start--
    while (isDigit(text, index + 1)) index++
    if (index - start >= LONG - 1) return true
  }
  return false
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0x30 && code <= 0x39
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source
  return source !== undefined && INTEGER.test(source) ? source : value
}

/**
 * JSON in ASCII only, other characters as `\uXXXX`.
 *
 * NapCat decodes bodies chunk by chunk and corrupts characters that lie across a border.
 */
export function stringifyJson(value: unknown): string {
  const json = JSON.stringify(value)
  return NOT_ASCII.test(json) ? escapeCharacters(json) : json
}

const ASCII = new TextDecoder()
/** What one character may become: `\uXXXX`. */
const LONGEST = 6
/** For texts of usual length: to allocate it for each takes longer than all the rest. */
const scratch = new Uint8Array(LONGEST * 1024)

/** Byte by byte, since `replace` with a function takes four times as long. */
function escapeCharacters(json: string): string {
  const most = LONGEST * json.length
  const bytes = most <= scratch.length ? scratch : new Uint8Array(most)
  let length = 0
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index)
    if (code < 0x80) {
      bytes[length++] = code
      continue
    }
    bytes[length++] = 0x5c
    bytes[length++] = 0x75
    bytes[length++] = hex(code >> 12)
    bytes[length++] = hex(code >> 8)
    bytes[length++] = hex(code >> 4)
    bytes[length++] = hex(code)
  }
  return ASCII.decode(bytes.subarray(0, length))
}

/** The digit for the last four bits. */
function hex(bits: number): number {
  const value = bits & 0xf
  return value < 10 ? 0x30 + value : 0x57 + value
}
