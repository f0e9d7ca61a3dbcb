import { randomBytes } from 'node:crypto'

/** A key that nobody has. */
export function randomKey(): string {
  return randomBytes(24).toString('base64url')
}
