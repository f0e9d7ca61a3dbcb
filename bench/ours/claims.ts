import type { InboxStore } from '@cqhttp/core'

/** As long as what a bot answers. */
const ANSWER = '200 {"reply":[{"type":"text","data":{"text":"hello"}}]}'

/** Claims new keys and keeps an answer for each, as for so many events. */
export async function claimAll(store: InboxStore, count: number, inFlight: number): Promise<void> {
  const keys = Array.from({ length: count }, () => crypto.randomUUID())[Symbol.iterator]()
  const claim = async (): Promise<void> => {
    for (const key of keys) {
      const { state } = await store.claim(key, 10_000)
      if (state !== 'claimed') throw new Error(`a claim of a new key gave ${state}`)
      await store.finish(key, ANSWER, 60_000)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, claim))
}
