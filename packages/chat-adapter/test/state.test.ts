import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createMemoryState } from '@chat-adapter/state-memory'
import { matchers } from '@chat-adapter/tests'
import type { StateStore } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { sqliteStore } from '@cqhttp/stores/sqlite'
import { Message, type QueueEntry, root, type StateAdapter } from 'chat'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { startDynamodb } from '../../stores/test/support/dynamodb-server.ts'
import { createState } from '../src/index.ts'

expect.extend(matchers)

/** Two states of the same data, as two instances have them; the SDK's own is what ours are held to. */
const STATES: Record<string, () => Promise<[StateAdapter, StateAdapter]>> = {
  async 'the SDK, in memory'() {
    const state = createMemoryState()
    await state.connect()
    return [state, state]
  },
  async 'ours, in memory'() {
    const store = memoryStateStore()
    return [createState(store), createState(store)]
  },
  async 'ours, in SQLite'() {
    const folder = mkdtempSync(join(tmpdir(), 'cqhttp-chat-'))
    const stores = [0, 1].map(() => sqliteStore(join(folder, 'state.db')))
    onTestFinished(() => {
      for (const store of stores) store.close()
      rmSync(folder, { recursive: true })
    })
    const [one, other] = stores.map((store) => createState(store))
    if (one === undefined || other === undefined) throw new Error('there are two')
    return [one, other]
  },
  async 'ours, in DynamoDB'() {
    const dynamodb = await startDynamodb()
    onTestFinished(() => dynamodb.stop())
    return [createState(dynamodb.open()), createState(dynamodb.open())]
  },
}

function entry(id: string): QueueEntry {
  const message = new Message({
    id,
    threadId: 'cqhttp:1.group.2',
    text: `第 ${id} 句 \ud800`,
    formatted: root([]),
    raw: {},
    author: { userId: '1', userName: 'a', fullName: 'a', isBot: false, isMe: false },
    metadata: { dateSent: new Date(), edited: false },
    attachments: [],
  })
  return { message, enqueuedAt: Date.now(), expiresAt: Date.now() + 60_000 }
}

describe.each(Object.entries(STATES))('%s', (_, open) => {
  test('subscriptions', async () => {
    const [one, other] = await open()
    await one.subscribe('a')
    await expect(other).toBeSubscribedTo('a')
    expect(await other.isSubscribed('b')).toBe(false)
    await other.unsubscribe('a')
    expect(await one.isSubscribed('a')).toBe(false)
  })

  test('a lock has one holder, and is free again when it was given back', async () => {
    const [one, other] = await open()
    const states = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other))
    const locks = await Promise.all(states.map((state) => state.acquireLock('a', 10_000)))
    const [lock] = locks.filter((found) => found !== null)
    expect(locks.filter((found) => found !== null)).toHaveLength(1)
    if (lock === undefined) throw new Error('nobody has the lock')
    expect(lock.threadId).toBe('a')
    expect(await other.extendLock(lock, 20_000)).toBe(true)
    expect(await other.acquireLock('b', 10_000)).not.toBeNull()
    await other.releaseLock({ ...lock, token: 'of somebody else' })
    expect(await one.acquireLock('a', 10_000)).toBeNull()
    await other.releaseLock(lock)
    expect(await one.extendLock(lock, 10_000)).toBe(false)
    expect(await one.acquireLock('a', 10_000)).not.toBeNull()
  })

  test('a lock that was taken away is not extended, nor given back by its old holder', async () => {
    const [one, other] = await open()
    const old = await one.acquireLock('a', 10_000)
    if (old === null) throw new Error('the lock must be free')
    await other.forceReleaseLock('a')
    const lock = await other.acquireLock('a', 10_000)
    expect(lock).not.toBeNull()
    expect(await one.extendLock(old, 10_000)).toBe(false)
    await one.releaseLock(old)
    expect(await one.acquireLock('a', 10_000)).toBeNull()
  })

  test('a lock ends by itself', async () => {
    const [one, other] = await open()
    const lock = await one.acquireLock('a', 20)
    if (lock === null) throw new Error('the lock must be free')
    await vi.waitFor(async () => expect(await other.acquireLock('a', 10_000)).not.toBeNull())
    expect(await one.extendLock(lock, 10_000)).toBe(false)
  })

  test('values', async () => {
    const [one, other] = await open()
    expect(await one.get('a')).toBeNull()
    await one.set('a', { n: [1, '二', null] })
    expect(await other.get('a')).toEqual({ n: [1, '二', null] })
    await other.delete('a')
    expect(await one.get('a')).toBeNull()
    await one.set('b', 1, 20)
    await vi.waitFor(async () => expect(await one.get('b')).toBeNull())
    expect(await one.setIfNotExists('b', 2)).toBe(true)
    expect(await other.setIfNotExists('b', 3)).toBe(false)
    expect(await other.get('b')).toBe(2)
  })

  test('lists keep what is appended at the same time, and their newest items', async () => {
    const [one, other] = await open()
    expect(await one.getList('l')).toEqual([])
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? one : other).appendToList('l', i)),
    )
    // The SDK's own is the list itself.
    const items = [...(await one.getList<number>('l'))]
    expect(items.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i))
    await one.appendToList('l', 'x', { maxLength: 2 })
    expect(await other.getList('l')).toEqual([items.at(-1), 'x'])
    await one.delete('l')
    expect(await other.getList('l')).toEqual([])
    await one.appendToList('l', 'y', { ttlMs: 20 })
    await vi.waitFor(async () => expect(await one.getList('l')).toEqual([]))
  })

  test('queues give their oldest entry once, and drop it when they are full', async () => {
    const [one, other] = await open()
    expect(await one.dequeue('q')).toBeNull()
    expect(await one.queueDepth('q')).toBe(0)
    for (const id of ['1', '2', '3']) await one.enqueue('q', entry(id), 10)
    expect(await other.enqueue('q', entry('4'), 3)).toBe(3)
    expect(await other.queueDepth('q')).toBe(3)
    const taken = await Promise.all([one, other, one, other].map((state) => state.dequeue('q')))
    const ids = taken.map((item) => item?.message.id)
    expect(new Set(ids)).toEqual(new Set(['2', '3', '4', undefined]))
    expect(taken.find((item) => item?.message.id === '2')?.message.text).toBe('第 2 句 \ud800')
  })
})

test('a list that grows beyond what a store takes loses its oldest items', async () => {
  const state = createState(memoryStateStore())
  for (const letter of 'abcdef') await state.appendToList('l', letter.repeat(100_000))
  const items = await state.getList<string>('l')
  expect(items.map(([letter]) => letter)).toEqual(['e', 'f'])
})

test('keys are within what a store takes, and differ when names do', async () => {
  const keys: string[] = []
  const store = memoryStateStore()
  const spy: StateStore = {
    get: (key) => store.get(key),
    delete: (key) => store.delete(key),
    set(key, ...rest) {
      keys.push(key)
      return store.set(key, ...rest)
    },
  }
  const state = createState(spy, { prefix: 'p' })
  const names = ['a', '字'.repeat(1000), `${'字'.repeat(999)}子`, '\ud800', 'b'.repeat(5000)]
  for (const name of names) await state.set(name, name)
  expect(keys.every((key) => key.isWellFormed() && Buffer.byteLength(key) <= 1000)).toBe(true)
  expect(new Set(keys).size).toBe(names.length)
  expect(keys[0]).toBe('p:value:a')
  expect(await state.get(names[1] ?? '')).toBe(names[1])
})

test('what is no store is refused', () => {
  expect(() => Reflect.apply(createState, undefined, [{}])).toThrow(/takes a state store/)
})
