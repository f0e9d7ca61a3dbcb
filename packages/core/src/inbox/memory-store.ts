import type { Claim, InboxStore } from './store.ts'

/** How much a {@link memoryStore} holds before it forgets the oldest answers. */
export interface MemoryStoreOptions {
  /** In entries; default 10 000. */
  maxEntries?: number
  /** In characters of keys and answers; default 16 Mi. */
  maxSize?: number
}

interface Entry {
  key: string
  expires: number
  answer: string
}

/**
 * Keeps what an inbox has seen in the memory of this process (on Workers: of this isolate).
 *
 * Beyond its limits it forgets the oldest answers first; what is being handled is never forgotten.
 */
export function memoryStore(options: MemoryStoreOptions = {}): InboxStore {
  const { maxEntries = 10_000, maxSize = 16 * 1024 * 1024 } = options
  const running = new Map<string, number>()
  const answered = new Map<string, Entry>()
  const queue = createQueue<Entry>()
  let size = 0

  /** Oldest first. What was answered anew since is in the queue once more. */
  function trim(now: number): void {
    for (let oldest = queue.first(); oldest !== undefined; oldest = queue.first()) {
      const isCurrent = answered.get(oldest.key) === oldest
      const isFull = answered.size > maxEntries || size > maxSize
      if (isCurrent && !isFull && oldest.expires > now) return
      queue.shift()
      if (!isCurrent) continue
      answered.delete(oldest.key)
      size -= sizeOf(oldest)
    }
  }

  return {
    claim(key, lease): Claim {
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
    renew(key, lease) {
      if (running.has(key)) running.set(key, Date.now() + lease)
    },
    finish(key, answer, window) {
      const now = Date.now()
      running.delete(key)
      const before = answered.get(key)
      if (before !== undefined) size -= sizeOf(before)
      const entry = { key, expires: now + window, answer }
      answered.set(key, entry)
      queue.push(entry)
      size += sizeOf(entry)
      trim(now)
    },
  }
}

/** In characters. */
function sizeOf({ key, answer }: Entry): number {
  return key.length + answer.length
}

interface Queue<Item> {
  first(): Item | undefined
  push(item: Item): void
  shift(): void
}

/** Not the order of a `Map`, whose first entry is found by passing all that were deleted before it. */
function createQueue<Item>(): Queue<Item> {
  let items: (Item | undefined)[] = []
  let start = 0
  return {
    first: () => items[start],
    push: (item) => void items.push(item),
    shift() {
      items[start++] = undefined
      if (start < 1024 || start < items.length / 2) return
      items = items.slice(start)
      start = 0
    },
  }
}
