import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('fixtures/answer.ts', import.meta.url))

test.each([['trap'], ['load']])(
  'neither the import nor an event needs ky, the fetch stack or more than node:crypto: %s',
  async (mode) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, mode])
    expect(JSON.parse(stdout)).toEqual({
      statuses: [
        ...Array.from({ length: 6 }, () => 200),
        { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: [] },
      ],
      hasFetchStack: mode === 'trap',
      // Each costs a cold start: `node:util` 5 ms, since all that it has is loaded with it.
      builtins: ['node:crypto'],
    })
  },
)
