import { describe, expect, test } from 'vitest'
import type { InboxStore } from '../../src/inbox/store.ts'
import { inboxStoreContract } from '../../src/testing/index.ts'

/** What every store keeps to; `open` opens one, again and again. */
export function testStore(name: string, open: () => InboxStore | Promise<InboxStore>): void {
  describe(`${name} keeps the contract:`, () => {
    test.each(inboxStoreContract({ open }))('$name', async ({ run }) => {
      await expect(run()).resolves.toBeUndefined()
    })
  })
}
