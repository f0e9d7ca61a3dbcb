import { describe, expect, test } from 'vitest'

import { implementationFields } from '@cqhttp/playground/diagnosis'
import type { ProfileName } from '@cqhttp/sandbox'

import { workersReverse } from '../sockets/drivers/workers.ts'
import { freeAddress, moved, startApi, startBot } from './ends.ts'
import { codesOf, examine } from './examine.ts'
import {
  apiSetups,
  botSetups,
  serverSetups,
  socketSetups,
  startSocketBot,
  waitSetups,
  workerSetups,
} from './setups.ts'

const KEYS = { CQHTTP_SECRET: 'the-secret', CQHTTP_ACCESS_TOKEN: 'the-token' }
const SECRETS = /the-secret|the-token|other-key/
const PROFILES: readonly ProfileName[] = [
  'standard',
  'napcat',
  'llbot',
  'lagrange',
  'go-cqhttp',
  'snowluma',
]

describe.each([
  ['a bot over HTTP', botSetups],
  ['a bot over a WebSocket', socketSetups],
  ['an API', apiSetups],
  ['a WebSocket server', serverSetups],
  ['a Worker', workerSetups],
  ['waiting for an event', waitSetups],
])('%s', (_, setups) => {
  test.each(setups)('$title: $codes', async ({ codes, visit }) => {
    const report = await examine(await visit())
    expect(codesOf(report)).toEqual(codes)
    expect(report).toMatchObject({ exitCode: 1, healthy: false })
    for (const { title, fix } of report.findings) {
      expect(`${title}\n${fix}`).not.toMatch(/\{\w+\}|undefined|\[object/)
    }
    expect(report.text).not.toMatch(SECRETS)
  })
})

describe('what is well is well', () => {
  test.each(PROFILES)('over HTTP: %s', async (profile) => {
    const apiRoot = await startApi({ profile, accessToken: 'the-token', self: 12_345 })
    const url = await startBot({ secret: 'the-secret', accessToken: 'the-token', apiRoot })
    const args = ['--api-root', apiRoot, '--self-id', '12345']
    const report = await examine({ url, env: KEYS, args })
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ exitCode: 0, healthy: true, account: '12345' })
    expect(report.implementation).toBe(profile === 'standard' ? null : profile)
    expect(report.checks.map(({ name }) => name)).toEqual([
      'api-answers',
      'account-online',
      'api-guarded',
      'event-taken',
      'forgery-refused',
      'large-event-taken',
    ])
    expect(report.text).not.toMatch(SECRETS)
  })

  test.each(PROFILES)('over WebSockets, both ways: %s', async (profile) => {
    const api = await startApi({ profile, accessToken: 'the-token' })
    const apiRoot = moved(api, { protocol: 'ws:' })
    const report = await examine({
      url: await startSocketBot(),
      env: KEYS,
      args: ['--api-root', apiRoot],
    })
    expect(report.findings).toEqual([])
    const names = report.checks.map(({ name }) => name)
    expect(names).toEqual([
      'api-answers',
      'account-online',
      'event-came',
      'api-guarded',
      'socket-taken',
      'stranger-refused',
    ])
  })

  test('on one machine, without any keys', async () => {
    const apiRoot = await startApi({ profile: 'napcat' })
    const url = await startBot({ secret: false })
    for (const address of [url, moved(url, { protocol: 'ws:', path: '/ws' })]) {
      const report = await examine({ url: address, args: ['--api-root', apiRoot] })
      expect(report.findings).toEqual([])
    }
  })

  test('a bot that has no API is told what it cannot do, and is well', async () => {
    const report = await examine({ url: await startBot({ secret: false }) })
    expect(report.findings.map(({ code, level }) => [code, level])).toEqual([['api-none', 'info']])
    expect(report.exitCode).toBe(0)
  })

  test('a Worker whose sockets are in a Durable Object, in workerd', async () => {
    const worker = await workersReverse.start(KEYS)
    try {
      const url = moved(worker.url, { protocol: 'ws:', path: '/ws' })
      const report = await examine({ url, env: KEYS })
      expect(report.findings).toEqual([])
      expect(report.checks.map(({ name }) => name)).toEqual(['socket-taken', 'stranger-refused'])
      const wrong = await examine({ url, env: { CQHTTP_ACCESS_TOKEN: 'other-key' } })
      expect(codesOf(wrong)).toEqual(['socket-token-wrong'])
    } finally {
      await worker.close()
    }
  })
})

test('the fields are those of the implementation that answers, with a block to paste and no keys', async () => {
  for (const profile of PROFILES.filter((name) => name !== 'standard')) {
    const apiRoot = await startApi({ profile, accessToken: 'the-token' })
    const url = `${await freeAddress()}qq?key=other-key`
    const { findings, text } = await examine({ url, env: KEYS, args: ['--api-root', apiRoot] })
    expect(findings).toMatchObject([
      {
        code: 'not-running',
        fields: [{ implementation: profile, field: implementationFields[profile].events.address }],
      },
    ])
    const { block = '' } = findings[0]?.fields[0] ?? {}
    const { port } = new URL(url)
    expect(block).toContain(port)
    expect(block).toContain('/qq')
    expect(block).toContain('<the value of CQHTTP_SECRET>')
    expect(text).not.toMatch(SECRETS)
    // go-cqhttp has YAML.
    expect(block).toMatch(profile === 'go-cqhttp' ? /^servers:\n {2}- http:/ : /^\{[^]*\}$/)
  }
})
