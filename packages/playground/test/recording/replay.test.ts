import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recording, StepCommand } from '../../src/recording/recording.ts'
import { writeTest } from '../../src/recording/write-test.ts'
import { makeFolder, runFile } from './run.ts'
import { openSession, SECRETS } from './session.ts'
import { createBot, type Manners } from './talkative-bot.ts'
import { live, settle, WORLD } from './whole-session.ts'

const ENV = { CQHTTP_ACCESS_TOKEN: SECRETS.accessToken, CQHTTP_SECRET: SECRETS.secret }

const KINDS: Record<StepCommand['do'], true> = {
  say: true,
  recall: true,
  poke: true,
  upload: true,
  requestFriend: true,
  befriend: true,
  requestJoin: true,
  invite: true,
  join: true,
  leave: true,
  kick: true,
  ban: true,
  wholeBan: true,
  setAdmin: true,
  setCard: true,
  setTitle: true,
  allowAnonymous: true,
  rename: true,
  honor: true,
  luckyKing: true,
  dismiss: true,
  raise: true,
  heartbeat: true,
  lifecycle: true,
  addUser: true,
  addGroup: true,
  switchProfile: true,
  setFaults: true,
  strikeNext: true,
}

describe('a session with each command', () => {
  let recording: Recording

  beforeAll(async () => {
    const session = await openSession({ profile: 'napcat', ...WORLD }, settle)
    const { sandbox } = session
    sandbox.connect(createBot({ ...ENV, CQHTTP_API_ROOT: await sandbox.listen() }))
    await live(session)
    recording = await session.end()
  }, 60_000)

  test('has each command', () => {
    expect(new Set(recording.steps.map(({ command }) => command.do))).toEqual(
      new Set(Object.keys(KINDS)),
    )
  })

  test.each(['vitest', 'node:test'] as const)(
    'passes with the same bot in %s',
    async (framework) => {
      const { content } = writeTest(recording, {
        framework,
        bot: { module: '../talkative-bot.ts' },
      })
      expect(content).not.toContain('left out')
      for (const secret of Object.values(SECRETS)) expect(content).not.toContain(secret)
      const { passed, output } = await runFile(framework, content)
      expect(output).not.toContain('AssertionError')
      expect(passed).toBe(true)
    },
    60_000,
  )

  test.each<[string, Manners, string]>([
    ['says something else', { pong: 'PONG' }, 'PONG'],
    ['approves no longer', { approve: false }, 'approve'],
    ['mutes no longer', { bans: false }, 'set_group_ban'],
  ])(
    'fails with a bot that %s',
    async (_, manners, told) => {
      const folder = makeFolder()
      const module = `import { createBot as create, type Env } from '../talkative-bot.ts'
      export const createBot = (env: Env) => create(env, ${JSON.stringify(manners)})\n`
      writeFileSync(join(folder, 'bot.ts'), module)
      const { content } = writeTest(recording, {
        framework: 'node:test',
        bot: { module: './bot.ts' },
      })
      const { passed, output } = await runFile('node:test', content, {}, folder)
      expect(passed).toBe(false)
      expect(output).toContain('AssertionError')
      expect(output).toContain(told)
    },
    60_000,
  )
})

async function listen(endpoint: {
  fetch(request: Request): Response | Promise<Response>
}): Promise<string> {
  const server = createAdaptorServer({ fetch: (request) => endpoint.fetch(request) }) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe('a bot that runs by itself', () => {
  test.each(['vitest', 'node:test'] as const)(
    'passes with the same, and fails with another, in %s',
    async (framework) => {
      const session = await openSession({ profile: 'llbot', ...WORLD })
      const { sandbox } = session
      const env = { ...ENV, CQHTTP_API_ROOT: await sandbox.listen() }
      let bot = createBot(env)
      const url = await listen({ fetch: (request) => bot.fetch(request) })
      sandbox.connect({ url })
      await session.run({ do: 'say', from: 10_001, message: '/ping' })
      await session.run({ do: 'say', from: 10_001, group: 20_002, message: '/quote' })
      await session.run({ do: 'say', from: 10_001, message: '/late' })
      await session.run({ do: 'say', from: 10_001, message: '/timer' })
      await session.run({ do: 'requestFriend', from: 10_008, comment: 'please' })
      const recording = await session.end()

      const { username, password } = { username: 'somebody', password: 'a-password' }
      const address = new URL(`${url}?token=a-token-in-the-query`)
      Object.assign(address, { username, password })
      const { content } = writeTest(recording, { framework, bot: { url: address.href } })
      for (const secret of [...Object.values(SECRETS), username, password, 'a-token']) {
        expect(content).not.toContain(secret)
      }
      const same = await runFile(framework, content, ENV)
      expect(same.output).not.toContain('AssertionError')
      expect(same.passed).toBe(true)

      bot = createBot(env, { approve: false })
      const other = await runFile(framework, content, ENV)
      expect(other.output).toContain('approve')
      expect(other.passed).toBe(false)
    },
    60_000,
  )
})
