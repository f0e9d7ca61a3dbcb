import { describe, expect, test, vi } from 'vitest'
import { memoryStateStore } from '../../src/state/memory-state-store.ts'
import { stateStoreContract } from '../../src/testing/index.ts'

const shared = memoryStateStore()

describe('memoryStateStore keeps the contract:', () => {
  test.each(stateStoreContract({ open: () => shared }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

test('two stores share nothing', async () => {
  await memoryStateStore().set('a', 'one')
  expect(await memoryStateStore().get('a')).toEqual({ value: undefined, version: '' })
})

test('forgets what has expired and nobody asks for', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const deleted = vi.spyOn(Map.prototype, 'delete')
  try {
    const store = memoryStateStore()
    for (let i = 0; i < 1000; i++) await store.set(`old-${i}`, 'x', { ttl: i % 2 ? 1000 : 5000 })
    vi.advanceTimersByTime(1000)
    await store.set('new', 'x')
    expect(deleted).toHaveBeenCalledTimes(500)
    expect(await store.get('old-0')).toMatchObject({ value: 'x' })
  } finally {
    deleted.mockRestore()
    vi.useRealTimers()
  }
})
