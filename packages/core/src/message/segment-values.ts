import { toBase64 } from '#encoding'
import { checkJson, toBytes } from '../base/bytes.ts'
import { describe, isObject } from '../base/value.ts'
import { isSegmentLike } from './segment-like.ts'
import { toWire } from './to-wire.ts'
import type { Message, Segment } from './segment.ts'

// Each takes the value of an argument, named by `place` ("at: userId"), and gives the value on the
// wire, a string; Lagrange refuses numbers and booleans in the data of segments.

/** Throws the error for a bad argument: where it is, what it is, and what to do. */
function fail(place: string, value: unknown, fix: string): never {
  const isEmpty = toBytes(value)?.length === 0
  throw new TypeError(
    `segment.${place} is ${isEmpty ? 'an empty Uint8Array' : describe(value)}; ${fix}`,
  )
}

export function toId(place: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isInteger(value)) {
    fail(place, value, 'numbers beyond 2^53 lose digits: pass it as a string')
  }
  return fail(place, value, 'pass a whole number or a string that is not empty')
}

export function checkText(place: string, value: unknown): string {
  return typeof value === 'string' ? value : fail(place, value, 'pass a string')
}

export function checkFilled(place: string, value: unknown): string {
  const isFilled = typeof value === 'string' && value.trim() !== ''
  return isFilled ? value : fail(place, value, 'pass a string that is not empty')
}

export function toFlag(place: string, value: unknown): '0' | '1' {
  if (typeof value !== 'boolean') fail(place, value, 'pass true or false')
  return value ? '1' : '0'
}

export function toSeconds(place: string, value: unknown): string {
  const isSeconds = Number.isSafeInteger(value) && (value as number) >= 0
  return isSeconds ? String(value) : fail(place, value, 'pass a whole number of seconds')
}

export function toDegrees(place: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  if (typeof value !== 'number' || !(Math.abs(value) <= 180)) {
    fail(place, value, 'pass degrees from -180 to 180, as a number or a string')
  }
  // Tiny numbers have an exponent.
  const text = String(value)
  return text.includes('e') ? value.toFixed(9) : text
}

export function toFile(place: string, value: unknown): string {
  const bytes = toBytes(value)
  if (bytes !== undefined && bytes.length > 0) return `base64://${toBase64(bytes)}`
  if (typeof value === 'string' && value.trim() !== '') return value
  const fix = 'pass a file name, a file:// or http(s):// URL, base64://… or a Uint8Array with bytes'
  return fail(place, value, fix)
}

export function toJson(place: string, value: unknown): string {
  checkJson(value, place)
  const text: unknown = isObject(value) ? JSON.stringify(value) : value
  const isFilled = typeof text === 'string' && text.trim() !== ''
  return isFilled ? text : fail(place, value, 'pass an object or its JSON text')
}

/** A string in a node is text, whatever the bot's `autoEscape` says. */
export function toContent(place: string, value: unknown): Segment[] {
  const items = [value].flat() as unknown[]
  const isMessage = items.every((item) => typeof item === 'string' || isSegmentLike(item))
  if (!isMessage) fail(place, value, 'pass a string, a segment or an array of segments')
  return toWire(value as Message, false)
}
