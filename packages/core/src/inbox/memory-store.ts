import type { Claim, InboxStore } from './store.ts'

/** How much a {@link memoryStore} holds before it forgets the oldest answers. */
export interface MemoryStoreOptions {
  /** In entries; default 10 000. */
  maxEntries?: number
  /** In characters of keys and answers; default 16 Mi. */
  maxSize?: number
}

interface Entry {
  readonly key: string
  expires: number
  /** Undefined while the event is being handled, and when the answer is forgotten. */
  answer: string | undefined
  /** The one that was answered after it. */
  next: Entry | undefined
}

/**
 * Keeps what an inbox has seen in the memory of this process (on Workers: of this isolate).
 *
 * Beyond its limits it forgets the oldest answers first; what is being handled is never forgotten.
 */
export function memoryStore(options: MemoryStoreOptions = {}): InboxStore {
  const { maxEntries = 10_000, maxSize = 16 * 1024 * 1024 } = options
  const entries = new Map<string, Entry>()
  // Those with an answer are listed. A Map has an order too, but steps over all that was deleted to
  // find its first.
  let oldest: Entry | undefined
  let newest: Entry | undefined
  let answered = 0
  let size = 0

  function forget(entry: Entry): void {
    answered -= 1
    size -= sizeOf(entry)
    entry.answer = undefined
    if (entries.get(entry.key) === entry) entries.delete(entry.key)
  }

  function trim(now: number): void {
    while (oldest !== undefined) {
      const isFull = answered > maxEntries || size > maxSize
      if (oldest.answer !== undefined && oldest.expires > now && !isFull) return
      if (oldest.answer !== undefined) forget(oldest)
      oldest = oldest.next
    }
  }

  return {
    claim(key, lease): Claim {
      const now = Date.now()
      trim(now)
      const entry = entries.get(key)
      // Where windows differ, `trim` leaves some of which the time is up.
      if (entry !== undefined && entry.expires > now) {
        const { answer } = entry
        return answer === undefined ? { state: 'running' } : { state: 'answered', answer }
      }
      if (entry?.answer !== undefined) forget(entry)
      entries.set(key, { key, expires: now + lease, answer: undefined, next: undefined })
      return { state: 'claimed' }
    },
    renew(key, lease) {
      const entry = entries.get(key)
      if (entry !== undefined && entry.answer === undefined) entry.expires = Date.now() + lease
    },
    finish(key, answer, window) {
      const now = Date.now()
      let entry = entries.get(key)
      if (entry?.answer !== undefined) forget(entry)
      if (entry === undefined || !entries.has(key)) {
        entry = { key, expires: 0, answer, next: undefined }
        entries.set(key, entry)
      }
      entry.expires = now + window
      entry.answer = answer
      answered += 1
      size += sizeOf(entry)
      if (oldest === undefined || newest === undefined) oldest = entry
      else newest.next = entry
      newest = entry
      trim(now)
    },
  }
}

function sizeOf({ key, answer = '' }: Entry): number {
  return key.length + answer.length
}
