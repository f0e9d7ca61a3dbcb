import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

import { printed, type Program, startProgram } from '../support/runtimes/program.ts'
import { entryOf, type ExampleDriver, freePort } from './driver.ts'

const clock = new URL('shifted-clock.ts', import.meta.url).href

/** How long before a minute a process is started anew, in milliseconds: sockets take their time. */
const SHORTLY = 4000

/** A process that `kill -9` ends, with its store in a file. */
export const nodeExample: ExampleDriver = {
  name: 'Node',
  async start(example, variables) {
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-example-'))
    const port = await freePort()
    let program: Program | undefined
    let shift = 0
    async function start(): Promise<void> {
      program = startProgram({
        command: process.execPath,
        args: ['--import', clock, fileURLToPath(entryOf(example, 'node.ts'))],
        env: {
          ...variables,
          PORT: `${port}`,
          STORE: join(folder, 'bot.db'),
          CLOCK_SHIFT: `${shift}`,
        },
      })
      await printed(program, /listens on (http:\S+)/)
    }
    onTestFinished(async () => {
      await program?.close()
      await rm(folder, { recursive: true })
    })
    async function restart(): Promise<void> {
      program?.signal('SIGKILL')
      await program?.ended
      await start()
    }
    await start()
    return {
      url: `http://127.0.0.1:${port}/`,
      restart,
      async tick() {
        // Its own timer runs: the clock is put forward, never back, to shortly before the minute.
        const left = 60_000 - ((Date.now() + shift) % 60_000)
        shift += left - SHORTLY + (left < SHORTLY ? 60_000 : 0)
        const begun = Date.now() + SHORTLY
        await restart()
        await sleep(begun - Date.now() + 500)
      },
    }
  },
}
