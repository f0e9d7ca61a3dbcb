/** Stores take keys of up to 1,000 bytes; a longer one is replaced by its beginning and its hash. */
const MOST_BYTES = 900
/** At most three bytes each. */
const KEPT_CHARACTERS = 200

const UTF8 = new TextEncoder()

/** What an entry is for, so that a value and a lock of the same name do not meet. */
export type Kind = 'value' | 'subscription' | 'lock' | 'queue'

/** Makes the keys of a store from the names that the Chat uses. */
export function toKey(prefix: string): (kind: Kind, name: string) => Promise<string> {
  return async (kind, name) => {
    const key = `${prefix}:${kind}:${name}`.toWellFormed()
    const bytes = UTF8.encode(key)
    if (bytes.byteLength <= MOST_BYTES) return key
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return `${key.slice(0, KEPT_CHARACTERS).toWellFormed()}…${hex}`
  }
}
