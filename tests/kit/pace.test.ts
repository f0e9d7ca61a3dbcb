// Four processes that share a store keep the pace together.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, expect, test, type TestContext } from 'vitest'

import { hasRedis, startRedis } from '../../packages/stores/test/support/redis-server.ts'

type AtEnd = TestContext['onTestFinished']

const INSTANCES = 4
const instance = fileURLToPath(new URL('entries/pacing-instance.ts', import.meta.url))
const dynamodb = fileURLToPath(
  new URL('../../packages/stores/test/support/dynamodb-program.ts', import.meta.url),
)
const folder = mkdtempSync(join(tmpdir(), 'cqhttp-pace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts what a store needs, and gives its address. */
const ENGINES: Record<string, (atEnd: AtEnd) => Promise<string>> = {
  sqlite: async () => join(folder, 'bot.db'),
  async redis(atEnd) {
    const server = await startRedis()
    atEnd(() => server.stop())
    return server.url
  },
  async dynamodb(atEnd) {
    const child = spawn(process.execPath, [dynamodb], { stdio: ['pipe', 'pipe', 'inherit'] })
    atEnd(() => void child.kill('SIGKILL'))
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    return line.toString().trim()
  },
}
const kinds = Object.keys(ENGINES).filter((kind) => hasRedis || kind !== 'redis')

/** The most within a span, wherever it begins; both ends of it belong to the next one. */
function most(times: readonly number[], span: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + span).length),
  )
}

// Not the moments of sending are compared, which a busy machine moves, but those that were given.
test.for(kinds)('200 messages to 20 chats: %s', { timeout: 120_000 }, async (kind, context) => {
  const address = (await ENGINES[kind]?.(context.onTestFinished)) ?? ''
  const run = promisify(execFile)
  const outputs = await Promise.all(
    Array.from({ length: INSTANCES }, (_, index) =>
      run(process.execPath, [instance, kind, address, String(index), String(INSTANCES)]),
    ),
  )
  const lines = outputs.flatMap(({ stdout }) => stdout.trim().split('\n'))
  const of = (what: string, name: RegExp): number[] =>
    lines
      .map((line) => line.split(' '))
      .filter(([kindOfLine, key = '']) => kindOfLine === what && name.test(key))
      .map(([, , time]) => Number(time))
      .toSorted((a, b) => a - b)

  const total = of('slot', /^pace:total$/)
  expect(total).toHaveLength(200)
  expect(most(total, 100)).toBeLessThanOrEqual(10)
  for (let group = 1; group <= 20; group++) {
    const slots = of('slot', new RegExp(`:group:${group}$`))
    expect(slots).toHaveLength(10)
    expect(most(slots, 300)).toBeLessThanOrEqual(3)
    const sent = of('sent', new RegExp(`^${group}$`))
    expect(sent.every((at, index) => at >= (slots[index] ?? Infinity))).toBe(true)
  }
  const sent = of('sent', /^\d+$/)
  expect(sent.every((at, index) => at >= (total[index] ?? Infinity))).toBe(true)
})
