import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto'
import type { Verifier } from './hmac.ts'

/** What SHA-1 works on at a time, and what it gives, in bytes. */
const BLOCK = 64
const DIGEST = 20

/** In bytes: up to here two hashes at once take less than a `Hmac` object, and leave no garbage. */
const SMALL = 4096

/** What is hashed, key and message; for all secrets, since nothing else runs meanwhile. */
const inner = Buffer.alloc(BLOCK + SMALL)
const outer = Buffer.alloc(BLOCK + DIGEST)

/** Synchronous: a call into WebCrypto's thread pool takes twenty times as long. */
export function createVerifier(secret: string): Verifier {
  const digest = createDigest(secret)
  // As texts: a digest as bytes costs more than all the rest.
  return (body, signature) => {
    const given = Buffer.from(signature)
    return given.length === 2 * DIGEST && timingSafeEqual(Buffer.from(digest(body)), given)
  }
}

/** HMAC-SHA1 in hexadecimal. */
function createDigest(secret: string): (body: Uint8Array) => string {
  const key = createSecretKey(secret, 'utf8')
  // https://www.rfc-editor.org/rfc/rfc2104#section-2
  const bytes = key.export()
  const block = Buffer.alloc(BLOCK)
  block.set(bytes.length > BLOCK ? hash('sha1', bytes, 'buffer') : bytes)
  const innerKey = block.map((byte) => byte ^ 0x36)
  const outerKey = block.map((byte) => byte ^ 0x5c)

  return (body) => {
    if (body.length > SMALL) return createHmac('sha1', key).update(body).digest('hex')
    inner.set(innerKey)
    inner.set(body, BLOCK)
    outer.set(outerKey)
    outer.write(hash('sha1', inner.subarray(0, BLOCK + body.length), 'hex'), BLOCK, 'hex')
    return hash('sha1', outer, 'hex')
  }
}

/** In hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex')
}
