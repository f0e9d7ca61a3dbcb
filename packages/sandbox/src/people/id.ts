import type { Id } from '@cqhttp/core'

/** @throws TypeError unless it is a whole number (sandbox ids always are). */
export function toId(id: Id): number {
  const number = typeof id === 'string' && /^-?\d+$/.test(id) ? Number(id) : id
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw new TypeError(`an id must be a whole number, but it is ${JSON.stringify(id)}`)
}
