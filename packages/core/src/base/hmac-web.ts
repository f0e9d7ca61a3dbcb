import type { Verifier } from './hmac.ts'

const UTF8 = new TextEncoder()
const HMAC_SHA1 = { name: 'HMAC', hash: 'SHA-1' }

export function createVerifier(secret: string): Verifier {
  // The key, not the promise of it: on Workers a promise belongs to the request that made it.
  let key: CryptoKey | undefined
  return async (body, signature) => {
    key ??= await crypto.subtle.importKey('raw', UTF8.encode(secret), HMAC_SHA1, false, ['verify'])
    return crypto.subtle.verify('HMAC', key, fromHex(signature), body as Uint8Array<ArrayBuffer>)
  }
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1)
  }
  return bytes
}

/** The value of a digit in lower case, as they have been checked. */
function digit(hex: string, index: number): number {
  const code = hex.charCodeAt(index)
  return code - (code < 0x60 ? 0x30 : 0x57)
}

/** In hexadecimal. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? UTF8.encode(data) : data
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
