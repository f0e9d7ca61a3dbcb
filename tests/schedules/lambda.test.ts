// Schedules by EventBridge, in the real runtime client.
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

import { type Bundle, bundleLambda } from '../support/runtimes/lambda/bundle.ts'
import { type LambdaFunction, startFunction } from '../support/runtimes/lambda/function.ts'

let bundle: Bundle

beforeAll(async () => {
  bundle = await bundleLambda(fileURLToPath(new URL('entries/lambda.ts', import.meta.url)))
})

afterAll(() => bundle?.remove())

/** A tick as a rule gives it, and the Scheduler when nothing else is configured. */
const tick = (time: string | undefined, source = 'aws.scheduler'): object => ({
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source,
  account: '123456789012',
  time,
  region: 'eu-west-1',
  resources: ['arn:aws:scheduler:eu-west-1:123456789012:schedule/default/morning'],
  detail: source === 'aws.events' ? {} : '{}',
})

async function start(handler = 'handler') {
  const output: string[] = []
  const lambda: LambdaFunction = await startFunction({
    root: bundle.root,
    handler: `index.${handler}`,
    env: {},
    onOutput: (text) => output.push(text),
  })
  onTestFinished(() => lambda.close())
  return {
    invoke: async (event: object) => {
      const { kind, errorType } = await lambda.invoke(event)
      return errorType ?? kind
    },
    log: () => output.join(''),
    told: () => [...output.join('').matchAll(/told: (.*)/g)].map(([, line]) => line),
  }
}

test.each(['handler', 'streamingHandler'])(
  'a tick runs what is due, once, before the function is frozen: %s',
  async (handler) => {
    const { invoke, told, log } = await start(handler)
    for (const source of ['aws.scheduler', 'aws.events', 'aws.scheduler']) {
      expect(await invoke(tick('2026-11-30T00:00:17Z', source))).toBe('response')
    }
    expect(await invoke(tick('2026-12-01T00:00:00Z'))).toBe('response')
    // As the documentation has it.
    const input = { 'detail-type': 'Scheduled Event', time: '2026-12-02T00:00:00Z' }
    expect(await invoke(input)).toBe('response')
    await expect
      .poll(() => told().filter((line) => !line?.endsWith('task')))
      .toEqual([
        'morning 2026-11-30T00:00:00.000Z',
        'morning 2026-12-01T00:00:00.000Z',
        'morning 2026-12-02T00:00:00.000Z',
      ])
    expect(told()).toHaveLength(6)
    expect(log()).not.toMatch(/error|warn/i)
  },
)

test('an error of a schedule is in the log, and is not tried again', async () => {
  const { invoke, log } = await start()
  expect(await invoke(tick('2026-11-29T23:00:00Z'))).toBe('response')
  await expect.poll(log).toMatch(/handling schedule\.news failed:.*no news today/s)
})

test('a tick that runs nothing is in the log, with the fix', async () => {
  const { invoke, log } = await start()
  await invoke(tick('2026-11-30T15:00:00Z'))
  await expect.poll(log).toMatch(/runs nothing; the schedules.*"morning" \(0 8.*Asia\/Shanghai\)/)
  await invoke(tick(undefined))
  await expect.poll(log).toMatch(/does not say its time; give "time": "<aws\.scheduler\.sche/)
  const without = await start('without')
  await without.invoke(tick('2026-11-30T00:00:00Z'))
  await expect.poll(without.log).toMatch(/runs nothing: the bot has no schedules; add one by/)
})
