import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('fixtures/failing-calls.ts', import.meta.url))

test('the stack of a failed call has the line of the handler that made it', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program])
  const stacks = Object.entries(JSON.parse(stdout) as Record<string, string>)
  expect(stacks).toHaveLength(24)
  const without = stacks.filter(([, stack]) => !/failing-calls\.ts:(?:2[5-9]|3[01]):/.test(stack))
  expect(without).toEqual([])
})
