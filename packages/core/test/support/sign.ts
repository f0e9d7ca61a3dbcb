import { createHmac } from 'node:crypto'

/** The value of `X-Signature` for a body. */
export function sign(body: string | Uint8Array, secret: string, algorithm = 'sha1'): string {
  return `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`
}
