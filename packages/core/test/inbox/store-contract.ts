import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InboxStore } from '../../src/inbox/store.ts'

const ANSWER = '{"status":200,"headers":{},"body":"{\\"reply\\":\\"\\u4f60\\"}"}'
const answered = { state: 'answered', answer: ANSWER }

/** What every store keeps to; `create` makes an empty one. */
export function testStore(name: string, create: () => InboxStore | Promise<InboxStore>): void {
  describe(`${name} keeps the contract:`, () => {
    let store: InboxStore

    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['Date', 'performance'] })
      store = await create()
    })
    afterEach(() => void vi.useRealTimers())

    const claim = async () => store.claim('a', 1000)
    const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

    test('gives a key to one of a hundred concurrent claims', async () => {
      const claims = await Promise.all(Array.from({ length: 100 }, claim))
      expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
      expect(claims.filter(({ state }) => state === 'running')).toHaveLength(99)
    })

    test('gives each key to one of a hundred shuffled claims', async () => {
      const keys = Array.from({ length: 100 }, (_, i) => `key-${(i * 37) % 10}`)
      const claims = await Promise.all(keys.map(async (key) => store.claim(key, 1000)))
      const claimed = keys.filter((_, i) => claims[i]?.state === 'claimed')
      expect(claimed.toSorted()).toEqual([...new Set(keys)].toSorted())
    })

    test('gives the answer once there is one, as often as it is asked', async () => {
      expect(await claim()).toEqual({ state: 'claimed' })
      expect(await claim()).toEqual({ state: 'running' })
      await store.finish('a', ANSWER, 60_000)
      expect(await Promise.all([claim(), claim()])).toEqual([answered, answered])
      expect(await store.claim('b', 1000)).toEqual({ state: 'claimed' })
    })

    test('frees a claim whose time is up, for one', async () => {
      await claim()
      pass(999)
      expect(await claim()).toEqual({ state: 'running' })
      pass(1)
      const claims = await Promise.all(Array.from({ length: 20 }, claim))
      expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
      pass(999)
      expect(await claim()).toEqual({ state: 'running' })
    })

    test('keeps a claim that is renewed', async () => {
      await claim()
      for (let i = 0; i < 5; i++) {
        pass(900)
        await store.renew('a', 1000)
      }
      pass(999)
      expect(await claim()).toEqual({ state: 'running' })
      pass(1)
      expect(await claim()).toEqual({ state: 'claimed' })
    })

    test('takes renewals of what it does not know, which claim nothing', async () => {
      await store.renew('a', 1000)
      expect(await claim()).toEqual({ state: 'claimed' })
    })

    test('takes an answer to what was not claimed', async () => {
      await store.finish('a', ANSWER, 60_000)
      expect(await claim()).toEqual(answered)
    })

    test.each([500, 60_000])('keeps an answer for its window of %d ms', async (window) => {
      await claim()
      await store.finish('a', ANSWER, window)
      pass(window - 1)
      expect(await claim()).toEqual(answered)
      pass(1)
      expect(await claim()).toEqual({ state: 'claimed' })
      expect(await claim()).toEqual({ state: 'running' })
      await store.finish('a', '"other"', window)
      expect(await claim()).toEqual({ state: 'answered', answer: '"other"' })
    })

    test('keeps windows apart', async () => {
      await store.finish('long', ANSWER, 60_000)
      await store.finish('a', ANSWER, 1000)
      pass(1000)
      expect(await claim()).toEqual({ state: 'claimed' })
      expect(await store.claim('long', 1000)).toEqual(answered)
    })

    test('takes the last of several answers', async () => {
      await store.finish('a', '"first"', 1000)
      pass(900)
      await store.finish('a', ANSWER, 1000)
      pass(900)
      expect(await claim()).toEqual(answered)
    })
  })
}
