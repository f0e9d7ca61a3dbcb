import { fromHex, toHex } from '#encoding'
import type { Verifier } from './hmac.ts'

const UTF8 = new TextEncoder()
const HMAC_SHA1 = { name: 'HMAC', hash: 'SHA-1' }

export function createVerifier(secret: string): Verifier {
  // The key, not the promise of it: on Workers a promise belongs to the request that made it.
  let key: CryptoKey | undefined
  return async (body, signature) => {
    if (/[^\da-f]/.test(signature)) return false
    key ??= await crypto.subtle.importKey('raw', UTF8.encode(secret), HMAC_SHA1, false, ['verify'])
    return crypto.subtle.verify('HMAC', key, fromHex(signature), body as Uint8Array<ArrayBuffer>)
  }
}

/** In hexadecimal. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? UTF8.encode(data) : data
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return toHex(new Uint8Array(digest))
}
