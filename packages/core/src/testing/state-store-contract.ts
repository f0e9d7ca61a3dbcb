import type { StateStore } from '../state/state-store.ts'
import { assertEqual, assertThat } from './assert.ts'
import { type Cases, type ContractCase, type StoreContractOptions, toContract } from './contract.ts'

const NOTHING = { value: undefined, version: '' }

/** Well-formed, and what a store may stumble over. */
const TEXTS: readonly string[] = [
  ...[
    'a',
    'A',
    ' ',
    'a ',
    '0',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '{}',
    '../a',
    'a/b',
  ],
  ...[
    'a:b',
    'a*',
    'a?',
    '{a}b',
    '{a}c',
    "a'; DROP TABLE state; --",
    '"',
    '\\',
    '%',
    '_',
    '\n',
    '\0',
  ],
  ...[
    'a\0b',
    'a\0c',
    '\u00e9',
    'e\u0301',
    '你好',
    '👋🏽',
    '\u{10ffff}',
    '\ufeffa',
    '\ufffd',
    '\u2028',
  ],
]
const LARGE = 'x'.repeat(256 * 1024)
const NOT_WELL_FORMED = ['\ud800', 'a\udc00', '\ud83da']

const CASES: Cases<StateStore> = {
  async 'has nothing for what was never set'({ stores, key }) {
    assertEqual(await stores[0].get(key()), NOTHING, 'what there is')
    await stores[0].delete(key())
    assertEqual(await stores[0].get(key()), NOTHING, 'what there is after it was deleted')
  },
  async 'gives the last value, with the version that set gave'({ stores, key }) {
    const versions = new Set<string>()
    for (const [i, value] of ['one', 'two', 'two', ''].entries()) {
      const version = await setIn(stores[i % 3], key(), value)
      versions.add(version)
      for (const store of stores)
        assertEqual(await store.get(key()), { value, version }, 'the last')
    }
    assertEqual(versions.size, 4, 'how many versions four writes had')
    assertEqual(await stores[0].get(key('b')), NOTHING, 'what there is for another key')
  },
  async 'writes if the version is still the same, and else changes nothing'({ stores, key }) {
    const [store, other] = stores
    const first = await setIn(store, key(), 'one')
    const second = await other.set(key(), 'two', { ifVersion: first })
    assertThat(second !== undefined && second !== first, 'a write must have a version of its own')
    for (const ifVersion of [first, '', `${second} `, '0', 'null', '*']) {
      const lost = await store.set(key(), 'three', { ifVersion })
      assertEqual(lost, undefined, `what set gives for the old version ${ifVersion}`)
    }
    assertEqual(await store.get(key()), { value: 'two', version: second }, 'what is left')
  },
  async "writes for the version '' only while there is nothing"({ stores, key }) {
    const [store, other] = stores
    assertEqual(await store.set(key(), 'one', { ifVersion: 'x' }), undefined, 'for a version')
    assertEqual(await store.get(key()), NOTHING, 'what that wrote')
    const version = await store.set(key(), 'one', { ifVersion: '' })
    assertThat(Boolean(version), "a key without an entry must be written for the version ''")
    assertEqual(await other.set(key(), 'two', { ifVersion: '' }), undefined, 'the second write')
    assertEqual(await other.get(key()), { value: 'one', version }, 'what is there')
  },
  async 'lets one of sixty concurrent writes for a version win'({ stores, key }) {
    for (const isNew of [true, false]) {
      const { version } = await stores[0].get(key())
      assertEqual(version === '', isNew, 'whether it is new')
      const results = await Promise.all(
        Array.from({ length: 60 }, async (_, i) =>
          stores[i % 3]?.set(key(), String(i), { ifVersion: version }),
        ),
      )
      const winners = results.flatMap((result, i) => (result === undefined ? [] : [i]))
      assertEqual(winners.length, 1, 'how many won')
      const entry = { value: String(winners[0]), version: results[winners[0] ?? 0] }
      assertEqual(await stores[1].get(key()), entry, 'what is there')
    }
  },
  async 'loses no change of those that heed versions'({ stores, key }) {
    const increase = async (store: StateStore): Promise<void> => {
      // Each write that is lost was won by another: at most twenty are.
      for (let changes = 0, tries = 0; changes < 10; tries++) {
        assertThat(tries < 30, 'a write for the version that get gave must not be lost for nothing')
        const { value, version } = await store.get(key())
        const next = String(Number(value ?? 0) + 1)
        if ((await store.set(key(), next, { ifVersion: version })) !== undefined) changes++
      }
    }
    await Promise.all(stores.map(increase))
    assertEqual((await stores[0].get(key())).value, '30', 'the count')
  },
  async 'forgets what is deleted, and its version'({ stores, key }) {
    const [store, other] = stores
    const first = await setIn(store, key(), 'one')
    await other.delete(key())
    assertEqual(await store.get(key()), NOTHING, 'what there is')
    assertEqual(await store.set(key(), 'two', { ifVersion: first }), undefined, 'the old version')
    assertEqual(await store.get(key()), NOTHING, 'what there is after the old version')
    const second = await store.set(key(), 'one', { ifVersion: '' })
    assertThat(Boolean(second) && second !== first, 'no version may come again')
  },
  async 'forgets what has expired, and its version'({ stores, key, time }) {
    const [store, other] = stores
    const version = await setIn(store, key(), 'one', time.span(1000))
    await setIn(store, key('new'), 'one', time.span(1000))
    await setIn(store, key('stays'), 'one')
    await time.almost(1000)
    assertEqual(await other.get(key()), { value: 'one', version }, 'what there is before the end')
    await time.rest(1000)
    assertEqual(await other.get(key()), NOTHING, 'what there is after the end')
    assertEqual(await other.set(key(), 'two', { ifVersion: version }), undefined, 'its version')
    const next = await other.set(key('new'), 'two', { ifVersion: '' })
    assertThat(Boolean(next) && next !== version, 'an expired entry counts as nothing')
    assertEqual((await other.get(key('stays'))).value, 'one', 'what has no end')
  },
  async 'gives each write its own end, or none'({ stores, key, time }) {
    const [store, other] = stores
    const ttl = time.span(1000)
    await setIn(store, key('none'), 'one', ttl)
    await setIn(store, key('none'), 'two')
    await setIn(store, key('again'), 'one', ttl)
    const lost = await setIn(store, key('lost'), 'one', ttl)
    await store.set(key('lost'), 'two', { ttl: 60_000, ifVersion: `${lost}x` })
    const won = await setIn(store, key('won'), 'one', ttl)
    await store.set(key('won'), 'two', { ttl: 60_000, ifVersion: won })
    await time.almost(1000)
    await setIn(store, key('again'), 'two', ttl)
    await time.rest(1000)
    const values = ['none', 'lost', 'won'].map(async (name) => (await other.get(key(name))).value)
    assertEqual(await Promise.all(values), ['two', undefined, 'two'], 'none, lost, won')
    await time.almost(1000)
    await time.rest(1000)
    assertEqual(await other.get(key('again')), NOTHING, 'after the second end')
  },
  async 'keeps all keys apart'({ stores, key }) {
    const names = [...TEXTS, 'x'.repeat(900), 'x'.repeat(899), '字'.repeat(300)]
    for (const name of names) await setIn(stores[0], key(name), name)
    for (const name of names) {
      assertEqual((await stores[1].get(key(name))).value, name, `the value of ${name}`)
    }
  },
  async 'gives values back as they are, large ones too'({ stores, key }) {
    for (const value of [...TEXTS, '', LARGE, '字'.repeat(80_000)]) {
      await setIn(stores[0], key(), value)
      assertEqual((await stores[1].get(key())).value, value, 'the value')
    }
  },
  async 'refuses text that is not well-formed, or gives it back as it is'({ stores, key }) {
    const [store, other] = stores
    for (const text of NOT_WELL_FORMED) {
      if (!(await isRefused(() => store.set(key(), text)))) {
        assertEqual((await other.get(key())).value, text, 'the value')
      }
      if (!(await isRefused(() => store.set(key(text), text)))) {
        assertEqual(await other.get(key(text.toWellFormed())), NOTHING, 'for a similar key')
      }
    }
  },
  async 'refuses a ttl that is not more than 0'({ stores, key }) {
    for (const ttl of [0, -1, Number.NaN]) {
      const refused = await isRefused(() => stores[0].set(key(), 'one', { ttl }))
      assertThat(refused, `must throw a TypeError for the ttl ${ttl}`)
    }
    assertEqual(await stores[0].get(key()), NOTHING, 'what there is')
  },
}

async function setIn(
  store: StateStore | undefined,
  key: string,
  value: string,
  ttl?: number,
): Promise<string> {
  const version = await store?.set(key, value, { ttl })
  assertThat(typeof version === 'string' && version !== '', 'set must give the version it wrote')
  return version ?? ''
}

async function isRefused(set: () => unknown): Promise<boolean> {
  try {
    await set()
    return false
  } catch (error) {
    assertThat(error instanceof TypeError, `must throw a TypeError, but threw ${error}`)
    return true
  }
}

/**
 * What a store of state must do, as cases for any test runner: versions, lost races, expiry,
 * hostile keys and values, large values, failures.
 *
 * @example
 * for (const { name, run } of stateStoreContract({ open: () => myStore(url) })) test(name, run)
 */
export function stateStoreContract(options: StoreContractOptions<StateStore>): ContractCase[] {
  return toContract(options, CASES, {
    get: (store, key) => store.get(key),
    set: (store, key) => store.set(key, 'one'),
    'set for a version': (store, key) => store.set(key, 'one', { ifVersion: '' }),
    delete: (store, key) => store.delete(key),
  })
}
