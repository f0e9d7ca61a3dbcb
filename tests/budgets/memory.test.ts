import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('fixtures/many-events.ts', import.meta.url))

/**
 * What survives collections of the young generation, in MB. Garbage that does is held by an old
 * object, and stays until a full collection.
 */
function survived(trace: string): number {
  let before: number | undefined
  let sum = 0
  for (const [, kind, after] of trace.matchAll(/(Scavenge|Mark-Compact) .*?-> ([\d.]+)/g)) {
    const now = Number(after)
    if (kind === 'Scavenge' && before !== undefined) sum += Math.max(0, now - before)
    before = now
  }
  return sum
}

test('nothing of an event outlives it', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--trace-gc', program])
  expect(stdout.match(/Scavenge/g)?.length).toBeGreaterThan(10)
  expect(survived(stdout)).toBeLessThan(5)
})
