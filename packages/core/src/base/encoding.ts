/** A multiple of 3, so that no padding comes between the parts; small enough to be arguments. */
const CHUNK = 3 * 8192

/**
 * `Uint8Array.prototype.toBase64` is missing in Node 22 and 24; a spread in place of `Reflect.apply`
 * takes four times as long.
 */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk = bytes.subarray(start, start + CHUNK)
    text += btoa(Reflect.apply(String.fromCharCode, null, chunk))
  }
  return text
}

/** In lower case. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Of digits in lower case, as they have been checked. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1)
  }
  return bytes
}

function digit(hex: string, index: number): number {
  const code = hex.charCodeAt(index)
  return code - (code < 0x60 ? 0x30 : 0x57)
}
