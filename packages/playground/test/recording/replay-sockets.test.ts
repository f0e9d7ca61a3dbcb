import { connect } from '@cqhttp/core/socket'
import { expect, onTestFinished, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recording } from '../../src/recording/recording.ts'
import { writeTest } from '../../src/recording/write-test.ts'
import { makeFolder, runFile } from './run.ts'
import { openSession, SECRETS, type Session } from './session.ts'
import { createBot, type Manners } from './talkative-bot.ts'
import { WORLD } from './whole-session.ts'

const ENV = { CQHTTP_ACCESS_TOKEN: SECRETS.accessToken, CQHTTP_SECRET: SECRETS.secret }

async function live(session: Session): Promise<Recording> {
  await session.sandbox.waitFor(() => session.sandbox.sockets.length === 1)
  await session.run({ do: 'say', from: 10_001, message: '/ping' })
  await session.run({ do: 'say', from: 10_001, group: 20_002, message: '/quote' })
  await session.run({ do: 'say', from: 10_002, group: 20_002, message: '/ban' })
  await session.run({ do: 'say', from: 10_001, message: '/late' })
  await session.run({ do: 'requestFriend', from: 10_008, comment: 'please' })
  return session.end()
}

test.each(['vitest', 'node:test'] as const)(
  'a module, in %s, is replayed over a socket: green, and red with another bot',
  async (framework) => {
    const session = await openSession({ profile: 'napcat', ...WORLD })
    const { sandbox } = session
    const url = (await sandbox.listen()).replace('http', 'ws')
    const forward = connect(createBot(ENV), { url })
    onTestFinished(() => forward.close())
    const recording = await live(session)
    expect(recording.sockets).toEqual({ direction: 'forward', count: 1 })

    const folder = makeFolder()
    const bot = { module: './bot.ts' }
    const { content } = writeTest(recording, { framework, bot })
    expect(content).not.toMatch(/left out|CQHTTP_API_ROOT/)
    for (const secret of Object.values(SECRETS)) expect(content).not.toContain(secret)
    const write = (manners: Manners): void => {
      const module = `import { createBot as create, type Env } from '../talkative-bot.ts'
      export const createBot = (env: Env) => create(env, ${JSON.stringify(manners)})\n`
      writeFileSync(join(folder, 'bot.ts'), module)
    }
    write({})
    const same = await runFile(framework, content, {}, folder)
    expect(same.output).not.toContain('AssertionError')
    expect(same.passed).toBe(true)
    write({ bans: false })
    const other = await runFile(framework, content, {}, folder)
    expect(other.output).toContain('set_group_ban')
    expect(other.passed).toBe(false)
  },
  60_000,
)

test('a bot that runs by itself dials the test: green, and red with another', async () => {
  const session = await openSession({ profile: 'standard', ...WORLD })
  const url = (await session.sandbox.listen()).replace('http', 'ws')
  let forward = connect(createBot(ENV), { url })
  onTestFinished(() => forward.close())
  const recording = await live(session)
  const bot = { url: 'http://127.0.0.1:8080/' }
  const { content } = writeTest(recording, { framework: 'node:test', bot })
  expect(content).not.toContain('BOT_URL')
  const same = await runFile('node:test', content, ENV)
  expect(same.output).not.toContain('AssertionError')
  expect(same.passed).toBe(true)
  await forward.close()
  forward = connect(createBot(ENV, { approve: false }), { url })
  const other = await runFile('node:test', content, ENV)
  expect(other.output).toContain('approve')
  expect(other.passed).toBe(false)
}, 90_000)
