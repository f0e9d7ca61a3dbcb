import type { Claim, InboxStore } from './store.ts'

/** How much a {@link memoryStore} holds before it forgets the oldest answers. */
export interface MemoryStoreOptions {
  /** In entries; default 10 000. */
  maxEntries?: number
  /** In characters of keys and answers; default 16 Mi. */
  maxSize?: number
}

interface Entry {
  expires: number
  answer: string
  size: number
}

/**
 * Keeps what an inbox has seen in the memory of this process (on Workers: of this isolate).
 *
 * Beyond its limits it forgets the oldest answers first; what is being handled is never forgotten.
 */
export function memoryStore(options: MemoryStoreOptions = {}): InboxStore {
  const { maxEntries = 10_000, maxSize = 16 * 1024 * 1024 } = options
  // Maps keep the order of insertion, and a finished entry is inserted anew: the oldest come first.
  const running = new Map<string, number>()
  const answered = new Map<string, Entry>()
  let size = 0

  function forget(key: string, entry: Entry): void {
    answered.delete(key)
    size -= entry.size
  }

  function trim(now: number): void {
    for (const [key, entry] of answered) {
      const isFull = answered.size > maxEntries || size > maxSize
      if (!isFull && entry.expires > now) return
      forget(key, entry)
    }
  }

  return {
    async claim(key, lease): Promise<Claim> {
      const now = Date.now()
      trim(now)
      const entry = answered.get(key)
      // Where windows differ, `trim` leaves some of which the time is up.
      if (entry !== undefined && entry.expires > now) {
        return { state: 'answered', answer: entry.answer }
      }
      const expires = running.get(key)
      if (expires !== undefined && expires > now) return { state: 'running' }
      running.set(key, now + lease)
      return { state: 'claimed' }
    },
    async renew(key, lease) {
      if (running.has(key)) running.set(key, Date.now() + lease)
    },
    async finish(key, answer, window) {
      const now = Date.now()
      running.delete(key)
      const before = answered.get(key)
      if (before !== undefined) forget(key, before)
      const entry = { expires: now + window, answer, size: key.length + answer.length }
      answered.set(key, entry)
      size += entry.size
      trim(now)
    },
  }
}
