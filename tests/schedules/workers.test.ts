// Schedules by the cron triggers of Workers, in workerd.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { type RawData, WebSocket } from 'ws'

const WORKERS = ['one', 'two', 'three', 'four'] as const
const MORNING = Date.parse('2026-11-30T00:00:00Z')
const CRON = '0 0 * * *'

let harness: TestHarness
let url: URL

const main = (name: string): string => fileURLToPath(new URL(`entries/${name}.ts`, import.meta.url))
const compatibility_date = '2026-11-17'

/** The first Worker has the classes of the objects, and the others the same objects. */
function configOf(id: string) {
  const from = id === 'one' ? {} : { script_name: 'one' }
  const bindings = { STORE: 'StoreObject', LOG: 'Log' }
  return {
    name: id,
    main: main('worker'),
    compatibility_date,
    durable_objects: {
      bindings: Object.entries(bindings).map(([name, class_name]) => ({
        name,
        class_name,
        ...from,
      })),
    },
    migrations: id === 'one' ? [{ tag: 'v1', new_sqlite_classes: Object.values(bindings) }] : [],
  }
}

const accounts = {
  name: 'accounts',
  main: main('accounts'),
  compatibility_date,
  durable_objects: { bindings: [{ name: 'ACCOUNTS', class_name: 'Account' }] },
  migrations: [{ tag: 'v1', new_sqlite_classes: ['Account'] }],
}

beforeAll(async () => {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const configs = [accounts, ...WORKERS.map(configOf)]
  harness = createTestHarness({ workers: configs.map((config) => ({ config })) })
  ;({ url } = await harness.listen())
}, 60_000)

afterAll(() => harness?.close())

beforeEach(() => harness.clearLogs())

async function tick(worker: string, time: number, cron: string): Promise<string> {
  const options = { cron, scheduledTime: new Date(time) }
  return (await harness.getWorker(worker).scheduled(options)).outcome
}

async function told(): Promise<string[]> {
  return (await harness.getWorker('one').fetch('http://bot.example/')).json() as Promise<string[]>
}

const warnings = (): string[] => harness.getLogs().map(({ message }) => message)

test('4 Workers run each tick once, with what it leaves behind', async () => {
  const before = (await told()).length
  const days = [0, 1, 2, 3, 4].map((day) => MORNING + day * 24 * 3_600_000)
  for (const day of days) {
    // Each twice, as Cloudflare may.
    const ticks = [...WORKERS, ...WORKERS].map((worker) => tick(worker, day, CRON))
    expect(new Set(await Promise.all(ticks))).toEqual(new Set(['ok']))
  }
  const lines = (await told()).slice(before)
  expect(lines.filter((line) => !line.endsWith('task'))).toEqual(
    days.map((day) => `morning ${new Date(day).toISOString()}`),
  )
  expect(lines.filter((line) => line === 'morning task')).toHaveLength(5)
  // No trigger ticks for the others: told once for each tick, whoever sees it.
  const count = (name: string): number =>
    warnings().filter((line) => line.includes(`for the schedule "${name}"`)).length
  expect([count('daytime'), count('news'), warnings().length]).toEqual([4, 4, 8])
})

test('a tick that covers more than what is due runs what is due', async () => {
  const before = (await told()).length
  await tick('two', MORNING + 9 * 60 * 60_000, '* * * * *')
  await tick('three', MORNING + 15 * 60 * 60_000, '* * * * *')
  expect((await told()).slice(before)).toEqual(['daytime'])
  expect(warnings()).toEqual([])
})

test('a cron that runs nothing is in the log, with the lines to put instead', async () => {
  await tick('one', MORNING + 17 * 3_600_000, '0 17 * * *')
  expect(warnings().join('\n')).toMatch(
    /the cron "0 17 \* \* \*", which is in UTC, runs nothing; .*wrangler\.jsonc.*"0 0 \* \* \*" for "morning"/,
  )
})

test('an error of a schedule is in the log, and costs nothing else', async () => {
  expect(await tick('one', MORNING - 3_600_000, '0 23 * * *')).toBe('ok')
  expect(warnings().join('\n')).toMatch(/handling schedule\.news failed:.*no news today/s)
})

test('a schedule calls an account over its socket', async () => {
  const ws = new WebSocket(`${url.href.replace('http', 'ws')}ws`, {
    headers: { 'X-Self-ID': '10001000', Authorization: 'Bearer token' },
  })
  onTestFinished(() => ws.terminate())
  const actions: string[] = []
  ws.on('message', (data: RawData) => {
    const { action, echo } = JSON.parse((data as Buffer).toString()) as Record<string, string>
    actions.push(action ?? '')
    ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: null, echo }))
  })
  await once(ws, 'open')
  expect(await tick('accounts', MORNING + 8 * 3_600_000, '0 8 * * *')).toBe('ok')
  expect(actions).toEqual(['good_morning'])
})
