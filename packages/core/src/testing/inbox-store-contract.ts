import type { Claim, InboxStore } from '../inbox/store.ts'
import { assertEqual } from './assert.ts'
import { type Cases, type ContractCase, type StoreContractOptions, toContract } from './contract.ts'

const CLAIMED = { state: 'claimed' }
const RUNNING = { state: 'running' }
const ANSWER = '{"status":200,"headers":{},"body":"{\\"reply\\":\\"\\u4f60\\"}"}'
const answered = (answer = ANSWER): Claim => ({ state: 'answered', answer })

/** Short and ASCII, as the contract has it, and otherwise what a store may stumble over. */
const KEYS: readonly string[] = [
  ...['a', 'A', 'a ', ' a', '0', '00', '-1', '__proto__', 'constructor', 'toString', 'null'],
  ...['../a', './a', 'a/b', 'a\\b', 'a:b', 'a#b', 'a.b', 'a*', 'a?', '[a]', '{a}b', '{a}c', '%61'],
  ...["a'; DROP TABLE inbox; --", 'a"b', 'a`b', '$a', '${a}', ':a', '@a', 'a\nb', 'a\tb', 'a\0b'],
  ...['a\0c', 'sha1=0123456789abcdef0123456789abcdef01234567', 'x'.repeat(200), 'x'.repeat(199)],
]

/** ASCII as well. */
const ANSWERS: readonly string[] = [
  ...[
    '',
    ' ',
    '0',
    'null',
    'undefined',
    'running',
    'claimed',
    '{}',
    '[]',
    '-',
    '+',
    'x\0y',
    '\r\n',
  ],
  ...['"', "'", '\\', '\\u0000', "');--", '{"state":"running"}', 'x'.repeat(1_000_000)],
]

const CASES: Cases<InboxStore> = {
  async 'gives a key to one of a hundred concurrent claims'({ stores, key }) {
    const claims = await claimAll(stores, Array<string>(100).fill(key()))
    assertEqual(countOf(claims, 'claimed'), 1, 'claims that were given')
    assertEqual(countOf(claims, 'running'), 99, 'claims that were not')
  },
  async 'gives each key to one of a hundred shuffled claims'({ stores, key }) {
    const keys = Array.from({ length: 100 }, (_, i) => key(String((i * 37) % 10)))
    const claims = await claimAll(stores, keys)
    const claimed = keys.filter((_, i) => claims[i]?.state === 'claimed')
    assertEqual(claimed.toSorted(), [...new Set(keys)].toSorted(), 'keys that were given')
  },
  async 'gives the answer once there is one, as often as it is asked'({ stores, key }) {
    const [store, other] = stores
    assertEqual(await store.claim(key(), 60_000), CLAIMED, 'the first claim')
    assertEqual(await other.claim(key(), 60_000), RUNNING, 'the second claim')
    await store.finish(key(), ANSWER, 60_000)
    for (const each of [...stores, ...stores]) {
      assertEqual(await each.claim(key(), 60_000), answered(), 'a claim after the answer')
    }
    assertEqual(await store.claim(key('b'), 60_000), CLAIMED, 'the claim of another key')
  },
  async 'frees a claim whose time is up, for one'({ stores, key, time }) {
    const [store, other] = stores
    const lease = time.span(1000)
    await store.claim(key(), lease)
    await time.almost(1000)
    assertEqual(await other.claim(key(), lease), RUNNING, 'a claim before the end of the lease')
    await time.rest(1000)
    const claims = await claimAll(stores, Array<string>(20).fill(key()), lease)
    assertEqual(countOf(claims, 'claimed'), 1, 'claims given after the end of the lease')
    await time.almost(1000)
    assertEqual(await other.claim(key(), lease), RUNNING, 'a claim within the second lease')
  },
  async 'keeps a claim that is renewed, and frees it after that'({ stores, key, time }) {
    const [store, other] = stores
    const lease = time.span(1000)
    await store.claim(key(), lease)
    for (let i = 0; i < 4; i++) {
      await time.almost(1000)
      await store.renew(key(), lease)
    }
    await time.almost(1000)
    assertEqual(await other.claim(key(), lease), RUNNING, 'a claim of what was renewed')
    await time.rest(1000)
    assertEqual(await other.claim(key(), lease), CLAIMED, 'a claim of what was renewed no more')
  },
  async 'takes renewals of what it does not know, which claim nothing'({ stores, key }) {
    await stores[0].renew(key(), 60_000)
    assertEqual(await stores[1].claim(key(), 60_000), CLAIMED, 'the claim after the renewal')
  },
  async 'takes a renewal that comes after the answer, which changes nothing'(subject) {
    const { stores, key, time } = subject
    const [store, other] = stores
    await store.claim(key('long'), time.span(1000))
    await store.finish(key('long'), ANSWER, 60_000)
    await store.renew(key('long'), time.span(1000))
    await store.finish(key('short'), ANSWER, time.span(1000))
    await store.renew(key('short'), 60_000)
    await time.almost(1000)
    await time.rest(1000)
    assertEqual(await other.claim(key('long'), 60_000), answered(), 'a renewal does not shorten')
    assertEqual(await other.claim(key('short'), 60_000), CLAIMED, 'a renewal does not extend')
  },
  async 'takes an answer to what was not claimed'({ stores, key }) {
    await stores[0].finish(key(), ANSWER, 60_000)
    assertEqual(await stores[1].claim(key(), 60_000), answered(), 'the claim after the answer')
  },
  async 'takes an answer that comes after the end of the claim'({ stores, key, time }) {
    await stores[0].claim(key(), time.span(1000))
    await time.almost(1000)
    await time.rest(1000)
    await stores[0].finish(key(), ANSWER, 60_000)
    assertEqual(await stores[1].claim(key(), 60_000), answered(), 'the claim after the answer')
  },
  'keeps an answer for a window that is shorter than the lease': keepsFor(500),
  'keeps an answer for a window that is longer than the lease': keepsFor(3000),
  async 'keeps windows apart'({ stores, key, time }) {
    const [store, other] = stores
    await store.finish(key('long'), ANSWER, 60_000)
    await store.finish(key(), ANSWER, time.span(1000))
    await time.almost(1000)
    await time.rest(1000)
    assertEqual(await other.claim(key(), 60_000), CLAIMED, 'the claim after the short window')
    assertEqual(await other.claim(key('long'), 60_000), answered(), 'the claim in the long window')
  },
  async 'takes the last of several answers, and its window'({ stores, key, time }) {
    const [store, other] = stores
    await store.finish(key(), '"first"', 60_000)
    await store.finish(key(), ANSWER, time.span(1000))
    await time.almost(1000)
    assertEqual(await other.claim(key(), 60_000), answered(), 'the claim in the last window')
    await time.rest(1000)
    assertEqual(await other.claim(key(), 60_000), CLAIMED, 'the claim after the last window')
  },
  async 'keeps all keys apart'({ stores, key }) {
    for (const [i, name] of KEYS.entries()) {
      assertEqual(await stores[0].claim(key(name), 60_000), CLAIMED, `the claim of ${name}`)
      await stores[0].finish(key(name), String(i), 60_000)
    }
    for (const [i, name] of KEYS.entries()) {
      const claim = await stores[1].claim(key(name), 60_000)
      assertEqual(claim, answered(String(i)), `the answer of ${name}`)
    }
  },
  async 'gives answers back as they are, large ones too'({ stores, key }) {
    for (const [i, answer] of ANSWERS.entries()) {
      await stores[0].claim(key(String(i)), 60_000)
      await stores[0].finish(key(String(i)), answer, 60_000)
      for (const store of stores) {
        assertEqual(await store.claim(key(String(i)), 60_000), answered(answer), 'the answer')
      }
    }
  },
}

function keepsFor(window: number): Cases<InboxStore>[string] {
  return async ({ stores, key, time }) => {
    const [store, other] = stores
    await store.claim(key(), time.span(1000))
    await store.finish(key(), ANSWER, time.span(window))
    await time.almost(window)
    assertEqual(await other.claim(key(), 60_000), answered(), 'a claim before the end')
    await time.rest(window)
    assertEqual(await other.claim(key(), 60_000), CLAIMED, 'a claim after the end')
    assertEqual(await store.claim(key(), 60_000), RUNNING, 'the claim after that')
    await other.finish(key(), '"other"', 60_000)
    assertEqual(await store.claim(key(), 60_000), answered('"other"'), 'the new answer')
  }
}

async function claimAll(
  stores: readonly InboxStore[],
  keys: readonly string[],
  lease = 60_000,
): Promise<readonly Claim[]> {
  return Promise.all(keys.map(async (key, i) => stores[i % stores.length]?.claim(key, lease))).then(
    (claims) => claims.filter((claim) => claim !== undefined),
  )
}

function countOf(claims: readonly Claim[], state: Claim['state']): number {
  return claims.filter((claim) => claim.state === state).length
}

/**
 * What a store of an inbox must do, as cases for any test runner: claims one at a time, leases,
 * expiry, hostile keys, large answers, failures.
 *
 * @example
 * for (const { name, run } of inboxStoreContract({ open: () => myStore(url) })) test(name, run)
 */
export function inboxStoreContract(options: StoreContractOptions<InboxStore>): ContractCase[] {
  return toContract(options, CASES, {
    claim: (store, key) => store.claim(key, 1000),
    renew: (store, key) => store.renew(key, 1000),
    finish: (store, key) => store.finish(key, ANSWER, 1000),
  })
}
