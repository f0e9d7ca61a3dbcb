import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Verifier } from './hmac.ts'

/** Synchronous: `createHmac` takes 4 µs, a call into WebCrypto's thread pool ten times that. */
export function createVerifier(secret: string): Verifier {
  const key = createSecretKey(secret, 'utf8')
  return (body, signature) => {
    // As texts: a digest as bytes costs more than all the rest.
    const digest = createHmac('sha1', key).update(body).digest('hex')
    return timingSafeEqual(Buffer.from(digest, 'latin1'), Buffer.from(signature, 'latin1'))
  }
}

/** In hexadecimal. */
export function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}
