import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { kinds, type Program, start, startEngine } from './support/engines.ts'

const INSTANCES = 4
const SCHEDULES = 25
const MINUTE = 60_000
/** How long after their start the minute begins, in milliseconds. */
const SOON = 3000

const folder = mkdtempSync(join(tmpdir(), 'schedules-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function outputOf({ child }: Program): () => string[] {
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  return () => output.split('\n').filter(Boolean)
}

test.for(kinds)(
  `${SCHEDULES} schedules of ${INSTANCES} instances run once at their tick: %s`,
  { timeout: 90_000, retry: 2 },
  async (kind, { onTestFinished }) => {
    const address = await startEngine(kind, onTestFinished, folder)
    const instances = await Promise.all(
      Array.from({ length: INSTANCES }, () =>
        start(onTestFinished, 'schedule-instance.ts', kind, address, String(SCHEDULES)),
      ),
    )
    const outputs = instances.map(outputOf)
    const now = Date.now()
    const tick = Math.ceil((now + SOON) / MINUTE) * MINUTE
    for (const { child } of instances) child.stdin.write(String(tick - SOON - now))
    const ran = (): string[] => outputs.flatMap((output) => output())
    await expect.poll(() => ran().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(SCHEDULES)
    // What runs twice would by now.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const expected = Array.from(
      { length: SCHEDULES },
      (_, i) => `schedule-${i} ${new Date(tick).toISOString()}`,
    )
    expect(ran().toSorted()).toEqual(expected.toSorted())
  },
)
