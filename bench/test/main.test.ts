// Keeps the benchmarks from rotting: every part runs through the real command, with as few rounds
// as possible. Such figures mean nothing, so none is checked.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'

import type { Result } from '../harness/row.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../main.ts', import.meta.url))

interface Report {
  machine: { node: string; cores: number; effort: string }
  parts: Record<string, Result>
}

async function bench(...args: string[]): Promise<{ printed: string; report: Report }> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'report.json')
  const { stdout } = await run(process.execPath, [main, '--smoke', '--json', file, ...args], {
    timeout: 55_000,
  })
  return { printed: stdout, report: JSON.parse(await readFile(file, 'utf8')) as Report }
}

test.each([
  ['in-process', 'bot.fetch', 'by hand (floor)'],
  ['http', '@cqhttp/adapter-node', 'node:http by hand (floor)'],
  ['lambda', '@cqhttp/adapter-lambda', 'handler by hand (floor)'],
  ['workers', '@cqhttp/adapter-workers', 'worker by hand (floor)'],
  ['sockets', '@cqhttp/adapter-node', 'ws by hand (floor)'],
  ['sockets', '@cqhttp/adapter-workers/durable', 'object by hand (floor)'],
  ['messages', '@cqhttp/core', 'scanner by hand (floor)'],
  ['growth', 'bot.handle', 'by hand (floor)'],
  ['queues', 'SQLite, handled here', 'without a queue'],
  ['stores', 'durableStore', 'sqliteStore (floor)'],
])('%s measures %s against %s', { timeout: 60_000 }, async (part, subject, floor) => {
  const { printed, report } = await bench(part)
  const rows = report.parts[part]?.rows ?? []
  expect(rows.map((row) => row.subject)).toEqual(expect.arrayContaining([subject, floor]))
  for (const { value, ratio } of rows) {
    for (const { min, median, max } of [value, ...(ratio ? [ratio] : [])]) {
      expect(min).toBeGreaterThan(0)
      expect(median).toBeGreaterThanOrEqual(min)
      expect(max).toBeGreaterThanOrEqual(median)
    }
  }
  expect(rows.some((row) => row.subject === subject && row.ratio !== undefined)).toBe(true)
  expect(rows.filter((row) => row.subject === floor && row.ratio !== undefined)).toEqual([])
  expect(printed).toContain(subject)
  expect(report.machine).toMatchObject({ node: process.version, effort: 'smoke' })
})

test('sizes tells what bundles weigh, as a table of Markdown', async () => {
  const { printed, report } = await bench('sizes', '--markdown')
  const echo = report.parts['sizes']?.rows.find(
    (row) => row.case === 'echo for Workers' && row.metric === 'gzip',
  )
  expect(echo?.target).toMatchObject({ must: 23_000 })
  expect(printed).toMatch(/^\| echo for Workers \| this project: examples\/echo \| [\d,]+ \|/m)
})

test('an unknown part is named, with those that there are', async () => {
  const failed = run(process.execPath, [main, 'speed'])
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/there is no part speed[^]*in-process, http/),
  })
})
