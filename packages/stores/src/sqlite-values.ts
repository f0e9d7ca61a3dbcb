/** As bytes: several versions of Node and Deno end a text at its first NUL when they read it. */
export function toBytes(text: string): Uint8Array {
  if (!text.isWellFormed()) {
    throw new TypeError('keys and values must be well-formed: cut no character in two')
  }
  return Buffer.from(text)
}

export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}

/** Whole, and within what SQLite counts to. */
export function endOf(time: number, duration: number): number {
  return Math.min(Math.ceil(time + duration), Number.MAX_SAFE_INTEGER)
}
