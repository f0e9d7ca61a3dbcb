import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('fixtures/trap.ts', import.meta.url))

test('neither the fetch stack nor ky is loaded by the import or by an event', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program])
  expect(JSON.parse(stdout)).toEqual({
    statuses: [
      ...Array.from({ length: 6 }, () => 200),
      { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: [] },
    ],
    undici: false,
  })
})
