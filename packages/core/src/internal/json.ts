/** 2^53 has 16 digits, so only a text with as many in a row can hold an integer beyond it. */
const LONG_INTEGER = /\d{16}/
const INTEGER = /^-?\d+$/
const NOT_ASCII = /[\u0080-\uffff]/

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
  const json = JSON.stringify(value)
  return NOT_ASCII.test(json) ? escapeCharacters(json) : json
}

const HEX = new TextEncoder().encode('0123456789abcdef')
const ASCII = new TextDecoder()

/** Byte by byte, since `replace` with a function takes four times as long. */
function escapeCharacters(json: string): string {
  const bytes = new Uint8Array(6 * json.length)
  let length = 0
  const write = (byte: number): void => {
    bytes[length++] = byte
  }
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index)
    if (code < 0x80) {
      write(code)
      continue
    }
    write(0x5c)
    write(0x75)
    for (let shift = 12; shift >= 0; shift -= 4) write(HEX[(code >> shift) & 0xf] as number)
  }
  return ASCII.decode(bytes.subarray(0, length))
}
