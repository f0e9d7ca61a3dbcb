// The store in Durable Objects, in workerd.
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'

import { privateMessage } from '../conformance/request.ts'

const WORKERS = ['one', 'two', 'three', 'four'] as const
const SHARDS = [0, 1, 2, 3].map((shard) => `store/${shard}`)

let harness: TestHarness

/** The first Worker has the classes, and the others the same objects. */
function configOf(id: string) {
  const from = id === 'one' ? {} : { script_name: 'one' }
  const classes = {
    STORE: 'StoreObject',
    OTHER: 'Other',
    PLAIN: 'Plain',
    SLOW: 'Slow',
    LOGS: 'Log',
  }
  return {
    name: id,
    main: fileURLToPath(new URL('entries/worker.ts', import.meta.url)),
    compatibility_date: '2026-11-17',
    vars: { ID: id },
    durable_objects: {
      bindings: Object.entries(classes).map(([name, class_name]) => ({
        name,
        class_name,
        ...from,
      })),
    },
    migrations:
      id === 'one'
        ? [
            {
              tag: 'v1',
              new_sqlite_classes: ['StoreObject', 'Log'],
              new_classes: ['Other', 'Plain', 'Slow'],
            },
          ]
        : [],
  }
}

beforeAll(async () => {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  harness = createTestHarness({ workers: WORKERS.map((id) => ({ config: configOf(id) })) })
  await harness.listen()
}, 60_000)

afterAll(() => harness?.close())

async function ask(path: string, query: Record<string, string> = {}, worker = 'one') {
  const url = `http://bot.example${path}?${new URLSearchParams(query)}`
  return (await harness.getWorker(worker).fetch(url)).text()
}

interface Asked {
  result?: unknown
  error?: string
}

/** Calls a method of a store with four shards in the Worker. */
async function call(method: string, parameters: unknown[], binding = 'STORE'): Promise<Asked> {
  const query = { method, with: JSON.stringify(parameters), binding }
  return JSON.parse(await ask('/store', query)) as Asked
}

const evict = (name: string) => harness.getWorker().evictDurableObject('STORE', { name })

/** How many rows a table has, in all objects. */
async function rowsOf(table: string): Promise<number[]> {
  const counts = SHARDS.map(async (name) => JSON.parse(await ask('/rows', { name })) as object)
  return (await Promise.all(counts)).map((rows) => Number(Reflect.get(rows, table)))
}

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count)

describe.each(['inbox', 'state'])('as %s it keeps the contract', (suite) => {
  test('in each case', async () => {
    const names = JSON.parse(await ask('/contract', { suite })) as string[]
    expect(names.length).toBeGreaterThan(10)
    // At the same time, since most of it is waiting.
    const ends = await Promise.all(
      names.map(async (name) => [name, await ask('/contract', { suite, case: name })]),
    )
    expect(ends).toEqual(names.map((name) => [name, 'kept']))
  })
})

test('keeps what it knows when its objects lose their memory', async () => {
  await call('claim', ['running', 60_000])
  await call('finish', ['answered', 'done', 60_000])
  const { result: version } = await call('set', ['a', '你好'])
  for (const name of SHARDS) await evict(name)
  expect(await call('claim', ['running', 60_000])).toEqual({ result: { state: 'running' } })
  const answered = { state: 'answered', answer: 'done' }
  expect(await call('claim', ['answered', 60_000])).toEqual({ result: answered })
  expect(await call('get', ['a'])).toEqual({ result: { value: '你好', version } })
})

test('spreads its keys over all objects', async () => {
  const before = await rowsOf('state')
  await Promise.all(Array.from({ length: 100 }, (_, i) => call('set', [`key-${i}`, 'x'])))
  const after = await rowsOf('state')
  for (const [i, count] of after.entries()) expect(count - (before[i] ?? 0)).toBeGreaterThan(10)
})

test.each([0, 1_500_000, 1_500_001, 6_000_000])('keeps an answer of %d bytes', async (size) => {
  const answer = await ask('/large', { size: String(size) })
  expect([answer.length, answer.replaceAll('x', '')]).toEqual([size, ''])
})

test('says in one line what is wrong and the fix', async () => {
  const claim = (binding: string): Promise<Asked> => call('claim', ['a', 1000], binding)
  const missing = (await claim('MISSING')).error ?? ''
  expect(missing).toMatch(/durableStore needs the binding.*wrangler\.jsonc.*"STORE".*StoreObject/)
  expect((await claim('OTHER')).error).toMatch(/another class than StoreObject: wrangler\.jsonc/)
  const plain = (await claim('PLAIN')).error ?? ''
  expect(plain).toMatch(/SQL is not enabled.*; its class was made without SQLite.*new_sqlite/)
  const slow = (await call('get', ['a'], 'SLOW')).error ?? ''
  expect(slow).toMatch(/no answer within 5000 ms/)
  for (const line of [missing, plain, slow]) expect(line.split('\n')).toHaveLength(1)
})

test('an alarm removes what has expired, and nothing else', async () => {
  const expired = async (table: string): Promise<number> => sum(await rowsOf(`expired ${table}`))
  // In each object.
  for (let i = 0; i < 20; i++) {
    await call('claim', [`ended-${i}`, 1])
    await call('finish', [`kept-${i}`, 'done', 600_000])
    await call('set', [`ended-${i}`, 'x', { ttl: 1 }])
    await call('set', [`kept-${i}`, 'x', { ttl: 600_000 }])
  }
  expect(await expired('inbox')).toBeGreaterThanOrEqual(20)
  expect(await expired('state')).toBeGreaterThanOrEqual(20)
  for (const name of SHARDS) expect(await ask('/alarm', { name })).toBe('true')
  for (const table of ['inbox', 'state', 'part']) {
    await expect.poll(() => expired(table), { timeout: 10_000 }).toBe(0)
  }
  const answered = { state: 'answered', answer: 'done' }
  for (let i = 0; i < 20; i++) {
    expect(await call('claim', [`kept-${i}`, 60_000])).toEqual({ result: answered })
    expect(await call('get', [`kept-${i}`])).toMatchObject({ result: { value: 'x' } })
  }
  // It sleeps until something else expires.
  for (const name of SHARDS) expect(await ask('/alarm', { name })).toBe('true')
})

test('an object that crashes keeps what it has, and is asked again', async () => {
  await call('claim', ['crashed', 60_000])
  for (const name of SHARDS) expect(await ask('/crash', { name })).toContain('crashed')
  expect(await call('claim', ['crashed', 60_000])).toEqual({ result: { state: 'running' } })
})

const EVENTS = process.env['LONG_TESTS'] === '1' ? 1000 : 200

test(
  `${EVENTS} events × 4 over 4 Workers run once each, and are answered alike, while objects lose their memory`,
  { timeout: 180_000 },
  async () => {
    const ids = Array.from({ length: EVENTS }, (_, i) => i + 1)[Symbol.iterator]()
    const before = (JSON.parse(await ask('/log')) as string[]).length
    const deliver = async (): Promise<void> => {
      for (const id of ids) {
        const body = privateMessage({ text: String(id) })
        const headers = { 'content-type': 'application/json' }
        const answers = await Promise.all(
          WORKERS.map(async (worker) => {
            const init = { method: 'POST', body, headers }
            const response = await harness.getWorker(worker).fetch('http://bot.example/', init)
            return `${response.status} ${await response.text()}`
          }),
        )
        if (id % 50 === 0) await evict(`store/${id % 8}`)
        expect(answers[0]).toContain(`"${id} by `)
        expect(new Set(answers).size).toBe(1)
      }
    }
    await Promise.all(Array.from({ length: 8 }, deliver))
    const runs = (JSON.parse(await ask('/log')) as string[]).slice(before)
    expect(runs).toHaveLength(EVENTS)
    expect(new Set(runs).size).toBe(EVENTS)
  },
)
