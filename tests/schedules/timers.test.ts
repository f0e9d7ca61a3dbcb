// Schedules by timers where there is no adapter: on Bun and Deno, and on Node without a server.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, onTestFinished, test } from 'vitest'

import { startProgram } from '../support/runtimes/program.ts'

const entry = fileURLToPath(new URL('entries/timers.ts', import.meta.url))
const deno = dirname(fileURLToPath(import.meta.resolve('deno/package.json')))

test.each([
  ['Node', process.execPath, [entry]],
  ['Bun', fileURLToPath(import.meta.resolve('bun/bin/bun.exe')), ['run', entry]],
  [
    'Deno',
    join(deno, process.platform === 'win32' ? 'deno.exe' : 'deno'),
    ['run', '--no-prompt', '--allow-env', entry],
  ],
])('a process of %s runs what is due, and ends when its schedules are closed', async (...row) => {
  const [, command, args] = row
  const env = { DO_NOT_TRACK: '1', DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
  const program = startProgram({ command, args, env })
  onTestFinished(() => program.close())
  const end = await program.ended
  expect([end, ...program.output().trim().split('\n')]).toEqual([
    0,
    'minute is late by 0',
    'the task is over',
    'closed',
  ])
})
