import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../src/inbox/memory-store.ts'
import type { InboxStore } from '../../src/inbox/store.ts'
import { memoryStateStore } from '../../src/state/memory-state-store.ts'
import type { StateStore } from '../../src/state/state-store.ts'
import {
  type ContractCase,
  inboxStoreContract,
  stateStoreContract,
} from '../../src/testing/index.ts'

/** The names of the cases that a store fails. */
async function failuresOf(contract: readonly ContractCase[]): Promise<string[]> {
  const failures: string[] = []
  for (const { name, run } of contract) await run().catch(() => failures.push(name))
  return failures
}

const inbox = memoryStore()

/** Stores with one fault each, and a case that must find it. */
const INBOXES: [string, Partial<InboxStore>, string][] = [
  ['claims for everybody', { claim: () => ({ state: 'claimed' }) }, 'gives a key to one of a hun'],
  ['claims in two steps', { claim: claimInTwoSteps() }, 'gives a key to one of a hun'],
  ['does not renew', { renew: () => {} }, 'keeps a claim that is renewed'],
  ['claims by renewing', { renew: (key, lease) => void inbox.claim(key, lease) }, 'takes renewals'],
  ['renews for ever', { renew: (key) => inbox.renew(key, 1e9) }, 'keeps a claim that is renewed'],
  [
    'lets a renewal delete an answer',
    { renew: (key, lease) => inbox.finish(key, '', lease) },
    'takes a renewal that comes after the answer',
  ],
  ['keeps no answers', { finish: () => {} }, 'gives the answer once there is one'],
  ['forgets too early', { claim: (key, lease) => inbox.claim(key, lease - 2) }, 'frees a claim'],
  ['forgets too late', { claim: (key, lease) => inbox.claim(key, lease + 1) }, 'frees a claim'],
  ['mixes up cases', { claim: (key, lease) => inbox.claim(key.toLowerCase(), lease) }, 'keeps all'],
  ['cuts at NUL', { claim: (key, lease) => inbox.claim(cut(key), lease) }, 'keeps all keys apart'],
  [
    'cuts large answers',
    { finish: (key, answer, window) => inbox.finish(key, answer.slice(0, 400_000), window) },
    'gives answers back as they are',
  ],
  [
    'gives no empty answers',
    { finish: (key, answer, window) => inbox.finish(key, answer || 'x', window) },
    'gives answers back as they are',
  ],
  ['says yes when it is broken', {}, 'says at claim that its engine fails'],
]

function claimInTwoSteps(): InboxStore['claim'] {
  const claimed = new Set<string>()
  return async (key) => {
    const isClaimed = claimed.has(key)
    await Promise.resolve()
    claimed.add(key)
    return { state: isClaimed ? 'running' : 'claimed' }
  }
}

function cut(text: string): string {
  return text.split('\0', 1)[0] ?? ''
}

describe('the suite for inboxes finds a store that', () => {
  test.each(INBOXES)('%s', async (_fault, methods, expected) => {
    const open = (): InboxStore => ({ ...inbox, ...methods })
    const failures = await failuresOf(inboxStoreContract({ open, openBroken: open }))
    expect(failures).toContainEqual(expect.stringContaining(expected))
  })
})

const state = memoryStateStore()

const STATES: [string, Partial<StateStore>, string][] = [
  [
    'heeds no versions',
    { set: (key, value, { ttl } = {}) => state.set(key, value, { ttl }) },
    'lets',
  ],
  ['heeds them in two steps', { set: setInTwoSteps }, 'lets one of sixty concurrent writes'],
  ['gives no version', { set: setSilently }, 'gives the last'],
  ['does not delete', { delete: () => {} }, 'forgets what is deleted'],
  ['has versions of the value', versionsOfValue(), 'gives the last value'],
  [
    'lets nothing expire',
    { set: (key, value, { ifVersion } = {}) => state.set(key, value, { ifVersion }) },
    'forgets what has expired',
  ],
  [
    'takes an empty version for none',
    { set: (key, value, { ifVersion, ttl } = {}) => state.set(key, value, orNone(ifVersion, ttl)) },
    "writes for the version ''",
  ],
  ['replaces half characters', { set: setWellFormed }, 'refuses text that is not well-formed'],
  ['mixes up forms', { get: (key) => state.get(key.normalize()) }, 'keeps all keys apart'],
]

async function setSilently(...all: Parameters<StateStore['set']>) {
  await state.set(...all)
  return undefined
}

async function setInTwoSteps(...[key, value, options = {}]: Parameters<StateStore['set']>) {
  const { version } = await state.get(key)
  await Promise.resolve()
  if (options.ifVersion !== undefined && options.ifVersion !== version) return undefined
  return state.set(key, value, { ttl: options.ttl })
}

function setWellFormed(...[key, value, options]: Parameters<StateStore['set']>) {
  return state.set(key.toWellFormed(), value.toWellFormed(), options)
}

function orNone(ifVersion: string | undefined, ttl: number | undefined) {
  return { ttl, ifVersion: ifVersion || undefined }
}

function versionsOfValue(): Partial<StateStore> {
  return {
    set: async (...all) => ((await state.set(...all)) === undefined ? undefined : all[1] || '-'),
    get: async (key) => {
      const { value } = await state.get(key)
      return { value, version: value === undefined ? '' : value || '-' }
    },
  }
}

describe('the suite for state finds a store that', () => {
  test.each(STATES)('%s', async (_fault, methods, expected) => {
    const failures = await failuresOf(
      stateStoreContract({ open: () => ({ ...state, ...methods }) }),
    )
    expect(failures).toContainEqual(expect.stringContaining(expected))
  })
})

test('the error of a case says what was expected and what came', async () => {
  const open = (): InboxStore => ({ ...inbox, claim: () => ({ state: 'claimed' }) })
  const [first] = inboxStoreContract({ open })
  await expect(first?.run()).rejects.toThrow('claims that were given: expected 1, but got 100')
})

test('a case leaves the clocks as they were, even if it fails', async () => {
  const [now, RealDate] = [performance.now, Date]
  await failuresOf(inboxStoreContract({ open: () => Promise.reject(new Error('closed')) }))
  expect(performance.now).toBe(now)
  expect(Date).toBe(RealDate)
})

test('a case closes each store that it has opened, once', async () => {
  const open = new Set<StateStore>()
  const contract = stateStoreContract({
    open: () => {
      const store = { ...state }
      open.add(store)
      return store
    },
    close: (store) => void expect(open.delete(store)).toBe(true),
  })
  expect(await failuresOf(contract)).toEqual([])
  expect(open.size).toBe(0)
})

test('a store with a clock of its own is really waited for', async () => {
  const options = { open: () => inbox, clock: 'engine' } as const
  const start = performance.now()
  const contract = inboxStoreContract(options).filter(({ name }) => name.startsWith('frees'))
  expect(await failuresOf(contract)).toEqual([])
  expect(performance.now() - start).toBeGreaterThan(300)
})
