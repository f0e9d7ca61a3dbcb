import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../attacks/main.ts', import.meta.url))
const run = (...words: string[]) => promisify(execFile)(process.execPath, [program, ...words])

test('runs the attacks whose names have the words, and says that they were held', async () => {
  const { stdout } = await run('nonsense')
  expect(stdout).toBe(
    'held    a store that talks nonsense: each event was answered\n\n1 of 1 held\n',
  )
})

test('fails where no attack has such a name', async () => {
  await expect(run('no such attack')).rejects.toMatchObject({ code: 1, stdout: '\n0 of 0 held\n' })
})
