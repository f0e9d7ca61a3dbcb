/** How many digits 2^53 has: no integer beyond it has fewer. */
const LONG = 16
const INTEGER = /^-?\d+$/
const NOT_ASCII = /[\u0080-\uffff]+/g

/** `JSON.parse`, except that an integer which a `number` cannot hold becomes its decimal string. */
export function parseJson(text: string): unknown {
  return hasLongNumber(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

/**
 * Whether a number of so many digits may be in a JSON text. It looks at every 16th character only: a
 * regular expression takes as long as the parser itself.
 */
function hasLongNumber(text: string): boolean {
  for (let end = LONG - 1; end < text.length; end += LONG) {
    if (!isDigit(text, end)) continue
    let start = end
    while (isDigit(text, start - 1)) start -= 1
    while (isDigit(text, end + 1)) end += 1
    if (end - start >= LONG - 1 && isNumberStart(text, start)) return true
  }
  return false
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 48 && code <= 57
}

/** Most runs of many digits are part of a string, such as the name of a file. */
function isNumberStart(text: string, digit: number): boolean {
  const before = text[text[digit - 1] === '-' ? digit - 2 : digit - 1]
  return before === undefined || ':,[ \t\r\n'.includes(before)
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
  return JSON.stringify(value).replace(NOT_ASCII, escapeCharacters)
}

function escapeCharacters(characters: string): string {
  let escaped = ''
  for (let index = 0; index < characters.length; index++) {
    escaped += `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`
  }
  return escaped
}
