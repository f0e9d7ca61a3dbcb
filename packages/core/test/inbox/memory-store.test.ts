import { expect, test } from 'vitest'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { InboxStore } from '../../src/inbox/store.ts'
import { testStore } from './store-contract.ts'

const shared = memoryStore()
testStore('memoryStore', () => shared)

async function statesOf(store: InboxStore, keys: string[]) {
  const claims = await Promise.all(keys.map(async (key) => store.claim(key, 60_000)))
  return claims.map(({ state }) => state)
}

test('beyond its entries it forgets the oldest answers', async () => {
  const store = memoryStore({ maxEntries: 2 })
  for (const key of ['a', 'b', 'c']) await store.finish(key, '""', 60_000)
  expect(await statesOf(store, ['c', 'b', 'a'])).toEqual(['answered', 'answered', 'claimed'])
})

test('an answer that is given anew is the newest', async () => {
  const store = memoryStore({ maxEntries: 2 })
  for (const key of ['a', 'b', 'a', 'c']) await store.finish(key, '""', 60_000)
  expect(await statesOf(store, ['a', 'c', 'b'])).toEqual(['answered', 'answered', 'claimed'])
})

test('beyond its size it forgets the oldest answers', async () => {
  const store = memoryStore({ maxSize: 22 })
  for (const key of ['a', 'b', 'c']) await store.finish(key, 'x'.repeat(10), 60_000)
  expect(await statesOf(store, ['b', 'c', 'a'])).toEqual(['answered', 'answered', 'claimed'])
})

test('the size is that of what it still holds', async () => {
  const store = memoryStore({ maxSize: 22 })
  for (let i = 0; i < 10; i++) await store.finish('a', 'x'.repeat(10), 60_000)
  await store.finish('b', 'x'.repeat(10), 60_000)
  expect(await statesOf(store, ['a', 'b'])).toEqual(['answered', 'answered'])
})

test('what is being handled is never forgotten', async () => {
  const store = memoryStore({ maxEntries: 1, maxSize: 1 })
  await store.claim('a', 60_000)
  for (let i = 0; i < 100; i++) await store.finish(`key-${i}`, 'x'.repeat(100), 60_000)
  expect(await statesOf(store, ['a', 'key-99'])).toEqual(['running', 'claimed'])
})

test('two stores share nothing', async () => {
  await memoryStore().claim('a', 60_000)
  expect(await statesOf(memoryStore(), ['a'])).toEqual(['claimed'])
})
