import { now } from '../base/timers.ts'
import type { Claim, InboxStore } from './store.ts'

/** How much a {@link memoryStore} holds before it forgets the oldest answers. */
export interface MemoryStoreOptions {
  /** In entries; default 10 000. */
  maxEntries?: number
  /**
   * In characters of keys and answers; default 16 Mi. Instead of an answer of more than 2 Mi, or half
   * of this, copies get 204.
   */
  maxSize?: number
}

/** In characters: a longer answer would cost many others their place. */
const MAX_ANSWER = 2 * 1024 * 1024
/** In place of an answer that is too long. */
const NOTHING = '204 '

interface Entry {
  /** Undefined once another entry has taken its place. */
  key: string | undefined
  /** Of the claim, then of the answer. */
  expires: number
  /** Undefined while the event is being handled. */
  answer: string | undefined
}

/**
 * Keeps what an inbox has seen in the memory of this process (on Workers: of this isolate).
 *
 * Beyond its limits it forgets the oldest events first: with the default, when more than 10 000 come
 * within the window of the inbox. What is being handled is never forgotten.
 */
export function memoryStore(options: MemoryStoreOptions = {}): InboxStore {
  const { maxEntries = 10_000, maxSize = 16 * 1024 * 1024 } = options
  const entries = new Map<string, Entry>()
  // In the order in which they were answered; those before `first` are gone. The map's own order will
  // not do: to find its first entry, the engine passes all that were deleted.
  let answered: (Entry | undefined)[] = []
  let first = 0
  /** Usually the one that is answered next, which saves looking it up. */
  let claimed: Entry | undefined
  let count = 0
  let size = 0

  function leave(entry: Entry): void {
    count--
    size -= sizeOf(entry)
  }

  /** Oldest first. What was claimed or answered anew since is still in `answered`. */
  function trim(time: number): void {
    for (let oldest = answered[first]; oldest !== undefined; oldest = answered[first]) {
      const isFull = count > maxEntries || size > maxSize
      if (oldest.key !== undefined && !isFull && oldest.expires > time) return
      answered[first++] = undefined
      if (first >= 1024 && first >= answered.length / 2) {
        answered = answered.slice(first)
        first = 0
      }
      if (oldest.key === undefined) continue
      entries.delete(oldest.key)
      leave(oldest)
    }
  }

  function add(key: string, expires: number, before: Entry | undefined): Entry {
    if (before !== undefined) {
      if (before.answer !== undefined) leave(before)
      before.key = undefined
    }
    const entry: Entry = { key, expires, answer: undefined }
    entries.set(key, entry)
    return entry
  }

  return {
    claim(key, lease): Claim {
      const time = now()
      trim(time)
      const entry = entries.get(key)
      // With different windows, `trim` can leave expired entries behind.
      if (entry !== undefined && entry.expires > time) {
        const { answer } = entry
        return answer === undefined ? { state: 'running' } : { state: 'answered', answer }
      }
      claimed = add(key, time + lease, entry)
      return { state: 'claimed' }
    },
    renew(key, lease) {
      const entry = entries.get(key)
      if (entry !== undefined && entry.answer === undefined) entry.expires = now() + lease
    },
    finish(key, answer, window) {
      const time = now()
      const expires = time + window
      let entry = claimed?.key === key ? claimed : entries.get(key)
      claimed = undefined
      if (entry === undefined || entry.answer !== undefined) entry = add(key, expires, entry)
      entry.expires = expires
      entry.answer = answer.length > Math.min(MAX_ANSWER, maxSize / 2) ? NOTHING : answer
      answered.push(entry)
      count++
      size += sizeOf(entry)
      trim(time)
    },
  }
}

/** In characters. */
function sizeOf({ key = '', answer = '' }: Entry): number {
  return key.length + answer.length
}
