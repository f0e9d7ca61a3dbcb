import type { StateStore } from '@cqhttp/core'
import type { Lock, QueueEntry, StateAdapter } from 'chat'
import { change } from './change.ts'
import { type Kind, toKey } from './key.ts'

/** The settings of {@link createState}. */
export interface StateOptions {
  /** What the keys begin with; default `chat`. Chats that share a store need different ones. */
  prefix?: string | undefined
}

/**
 * Makes the state of a Chat from a store of this project: in memory, SQLite, Redis, DynamoDB, a
 * Durable Object. Locks, lists and queues are changed by compare-and-set, so that instances that share
 * the store share them.
 *
 * A store takes values of up to 256 KiB: a list or queue that grows beyond it loses its oldest items.
 *
 * @example
 * ```ts
 * const chat = new Chat({ state: createState(sqliteStore('./bot.db')), … })
 * ```
 */
export function createState(store: StateStore, options: StateOptions = {}): StateAdapter {
  if (typeof store?.get !== 'function' || typeof store.set !== 'function') {
    throw new TypeError('createState takes a state store, such as memoryStateStore()')
  }
  const key = toKey(options.prefix ?? 'chat')

  async function read(kind: Kind, name: string): Promise<unknown> {
    const { value } = await store.get(await key(kind, name))
    return value === undefined ? undefined : parse(value)
  }

  async function write(kind: Kind, name: string, value: unknown, ttl?: number): Promise<void> {
    await store.set(await key(kind, name), stringify(value), toTtl(ttl))
  }

  async function remove(kind: Kind, name: string): Promise<void> {
    await store.delete(await key(kind, name))
  }

  /** Writes to a lock that is still held by this token; an empty value is free to be taken. */
  async function setLock({ threadId, token }: Lock, value: string, ttl: number): Promise<boolean> {
    const name = await key('lock', threadId)
    const { value: held, version } = await store.get(name)
    if (held !== token) return false
    return (await store.set(name, value, { ttl, ifVersion: version })) !== undefined
  }

  return {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),

    async get<T>(name: string) {
      return ((await read('value', name)) ?? null) as T | null
    },
    set: (name, value, ttlMs) => write('value', name, value, ttlMs),
    async setIfNotExists(name, value, ttlMs) {
      const options = { ...toTtl(ttlMs), ifVersion: '' }
      return (await store.set(await key('value', name), stringify(value), options)) !== undefined
    },
    // Of a list too: the Chat deletes its lists in this way.
    delete: (name) => remove('value', name),

    subscribe: (threadId) => write('subscription', threadId, true),
    unsubscribe: (threadId) => remove('subscription', threadId),
    async isSubscribed(threadId) {
      return (await read('subscription', threadId)) !== undefined
    },

    async acquireLock(threadId, ttlMs): Promise<Lock | null> {
      const name = await key('lock', threadId)
      const { value, version } = await store.get(name)
      if (value !== undefined && value !== '') return null
      const token = crypto.randomUUID()
      const taken = await store.set(name, token, { ttl: ttlMs, ifVersion: version })
      return taken === undefined ? null : { threadId, token, expiresAt: Date.now() + ttlMs }
    },
    extendLock: (lock, ttlMs) => setLock(lock, lock.token, ttlMs),
    async releaseLock(lock) {
      // `delete` takes no version: it could remove the lock of whoever came next.
      await setLock(lock, '', RELEASED_TTL)
    },
    forceReleaseLock: (threadId) => remove('lock', threadId),

    async appendToList(name, value, { maxLength, ttlMs } = {}) {
      await change(store, await key('value', name), (list) => ({
        items: last([...list, plain(value)], maxLength),
        ttl: ttlMs,
        result: undefined,
      }))
    },
    async getList<T>(name: string) {
      return toList(await read('value', name)) as T[]
    },

    async enqueue(threadId, entry, maxSize) {
      return change(store, await key('queue', threadId), (queue) => {
        const items = last([...queue, plain(entry)], maxSize)
        return { items, ttl: ttlOf(items), result: items.length }
      })
    },
    async dequeue(threadId) {
      return change(store, await key('queue', threadId), ([first, ...items]) => ({
        items: first === undefined ? undefined : items,
        ttl: ttlOf(items),
        result: (first ?? null) as QueueEntry | null,
      }))
    },
    async queueDepth(threadId) {
      return toList(await read('queue', threadId)).length
    },
  }
}

/** For how long a lock that was given back stays in the store, in milliseconds. */
const RELEASED_TTL = 1000

/** A queue is of no use when the last of its entries has expired. */
function ttlOf(items: readonly unknown[]): number {
  const ends = items.map((item) => Number((item as Partial<QueueEntry>).expiresAt ?? 0))
  return Math.max(1000, Math.max(0, ...ends) - Date.now())
}

function last<Item>(items: Item[], limit: number | undefined): Item[] {
  return limit === undefined || limit <= 0 ? items : items.slice(-limit)
}

function toTtl(ttl: number | undefined): { ttl?: number } {
  return ttl === undefined || ttl <= 0 ? {} : { ttl }
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function plain(value: unknown): unknown {
  return parse(stringify(value))
}

function stringify(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

function parse(text: string): unknown {
  return JSON.parse(text)
}
