import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CQHttp } from '@cqhttp/core'
import { expect, onTestFinished, test } from 'vitest'
import { serve, type Served } from './page.ts'

const [MING, GROUP] = [10_001, 20_002]
const SECRETS = { secret: 'the-secret-of-events', accessToken: 'the-token-of-the-api' }

/** The same bot here and in the module that the exported test imports. */
const botModule = (answer: string): string => `
import { CQHttp } from '@cqhttp/core'
export function createBot(env) {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: env.CQHTTP_SECRET,
  })
  bot.onMessage(() => ({ reply: ${JSON.stringify(answer)} }))
  bot.onRequest('friend', () => ({ approve: true }))
  return bot
}
`

async function serveBot(): Promise<Served> {
  const served = await serve({ ...SECRETS, profile: 'napcat' })
  const { sandbox } = served.server
  const bot = new CQHttp({ ...SECRETS, apiRoot: sandbox.apiRoot })
  bot.onMessage(() => ({ reply: 'pong' }))
  bot.onRequest('friend', () => ({ approve: true }))
  sandbox.connect(bot)
  return served
}

async function runExported(
  content: string,
  answer: string,
): Promise<{ code: number; out: string }> {
  const folder = await mkdtemp(join(import.meta.dirname, '../exported-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'bot.mjs'), botModule(answer))
  const file = join(folder, 'exported.ts')
  await writeFile(file, content)
  // Else it reports to the runner of this test.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--test', file], { env })
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, out: stdout }
  }
}

test('records what is done and exports it as a test: green, and red for another answer', async () => {
  const served = await serveBot()
  const page = served.open()
  await served.run({ do: 'say', from: MING, message: 'before the recording' })
  expect(await served.run({ do: 'record', active: true })).toMatchObject({ status: 200 })
  await page.sees(({ session }) => session.recording.active)
  await served.run({ do: 'say', from: MING, message: 'ping' })
  await page.sees(({ messages }) => Object.keys(messages).length === 4)
  await served.run({ do: 'say', from: MING, group: GROUP, message: 'ping all' })
  await page.sees(({ messages }) => Object.keys(messages).length === 6)
  await served.run({ do: 'requestFriend', from: 10_002, comment: 'hi' })
  await page.sees(({ users }) => users[10_002]?.isFriend)
  // What is refused leaves no step.
  await served.run({ do: 'leave', group: 404, user: MING })
  await page.sees(({ session }) => session.recording.steps === 3)
  await served.run({ do: 'record', active: false })
  await served.run({ do: 'say', from: MING, message: 'after the recording' })
  await page.sees(({ session }) => !session.recording.active && session.recording.steps === 3)

  const bot = { module: './bot.mjs' }
  const { status, file } = await served.run({ do: 'export', framework: 'node:test', bot })
  expect(status).toBe(200)
  expect(file?.name).toMatch(/\.test\.ts$/)
  expect(file?.content).toContain('ping all')
  expect(file?.content).not.toMatch(/before the recording|after the recording|the-secret|the-token/)
  expect(await runExported(file?.content ?? '', 'pong')).toMatchObject({ code: 0 })
  const red = await runExported(file?.content ?? '', 'pung')
  expect(red.code).toBe(1)
  expect(red.out).toContain('pung')
})

test('ends a recording that is exported', async () => {
  const served = await serveBot()
  const page = served.open()
  await served.run({ do: 'record', active: true })
  await served.run({ do: 'say', from: MING, message: 'ping' })
  await page.sees(({ messages }) => messages[2])
  const bot = { url: 'http://127.0.0.1:8080/' }
  const { file } = await served.run({ do: 'export', framework: 'vitest', bot })
  expect(file?.content).toContain("from 'vitest'")
  await page.sees(({ session }) => !session.recording.active && session.recording.steps === 1)
})

test('goes on with a recording that another page begins again', async () => {
  const served = await serveBot()
  const page = served.open()
  await served.run({ do: 'record', active: true })
  await served.run({ do: 'say', from: MING, message: 'ping' })
  await page.sees(({ messages }) => messages[2])
  await served.run({ do: 'record', active: true })
  await served.run({ do: 'say', from: MING, message: 'ping' })
  await page.sees(({ session }) => session.recording.steps === 2)
  await served.run({ do: 'record', active: false })
  await served.run({ do: 'record', active: true })
  const { session } = await page.sees((state) =>
    state.session.recording.steps === 0 ? state : undefined,
  )
  expect(session.recording).toEqual({ active: true, steps: 0 })
})

test('has nothing to export when nothing was done', async () => {
  const served = await serveBot()
  await served.run({ do: 'record', active: true })
  const bot = { module: './bot.mjs' }
  const answer = await served.run({ do: 'export', framework: 'vitest', bot })
  expect(answer).toEqual({
    status: 400,
    error: 'nothing was recorded: begin a recording, then talk to the bot',
  })
})
