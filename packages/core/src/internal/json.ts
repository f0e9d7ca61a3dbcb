/** 2^53 has 16 digits, so only a text with as many in a row can hold an integer beyond it. */
const LONG_INTEGER = /\d{16}/
const INTEGER = /^-?\d+$/
const NOT_ASCII = /[\u0080-\uffff]/g

/** `JSON.parse`, except that an integer which a `number` cannot hold becomes its decimal string. */
export function parseJson(text: string): unknown {
  return LONG_INTEGER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
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
  return JSON.stringify(value).replace(NOT_ASCII, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
