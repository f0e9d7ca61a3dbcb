import { builtinOf, isObject } from './value.ts'

/** The bytes of a view or a buffer; undefined for everything else. */
export function toBytes(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  }
  // Not `instanceof`: it may be of another realm.
  return isObject(value) && builtinOf(value)?.endsWith('ArrayBuffer')
    ? new Uint8Array(value as object as ArrayBuffer)
    : undefined
}

/** The bytes of a text in base64; undefined for anything else. */
export function fromBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return undefined
  }
}

/**
 * Ensures that JSON carries a value: it would garble bytes, and make `{}` of blobs, streams, maps
 * and promises without a word.
 *
 * @param place Names the value; empty for parameters, which are named by themselves.
 * @throws TypeError that names what JSON cannot carry.
 */
export function checkJson(value: unknown, place: string, seen: Set<unknown> = new Set()): void {
  if (!isObject(value) || seen.has(value)) return
  seen.add(value)
  const builtin = builtinOf(value)
  if (builtin !== undefined && (ArrayBuffer.isView(value) || !('toJSON' in value))) {
    throw new TypeError(`${place} is of type ${builtin}; pass a path, a URL or 'base64://…'`)
  }
  for (const key of Object.keys(value)) {
    const item = value[key]
    // Most are texts and numbers, which need no place.
    if (isObject(item)) checkJson(item, place ? `${place}.${key}` : key, seen)
  }
}
