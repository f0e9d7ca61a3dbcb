import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('fixtures/trap.ts', import.meta.url))

test('no Web object is touched, neither by the import nor by a request through handle', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program])
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ 0\n$/)
})
