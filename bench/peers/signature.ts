import { createHmac, timingSafeEqual } from 'node:crypto'

/** The check that you must write yourself for a bot on a general framework. */
export function isSigned(
  body: string | Uint8Array,
  header: string | null | undefined,
  secret: string,
): boolean {
  const expected = createHmac('sha1', secret).update(body).digest()
  const given = Buffer.from((header ?? '').slice('sha1='.length), 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
