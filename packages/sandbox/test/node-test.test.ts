import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('works with node:test', async () => {
  const path = fileURLToPath(new URL('fixtures/ping.node-test.ts', import.meta.url))
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--test', path], { env })
  expect(stdout).toMatch(/pass 1\n/)
  expect(stdout).toMatch(/fail 0\n/)
})
