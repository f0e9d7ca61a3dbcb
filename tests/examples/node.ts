import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

import { printed, type Program, startProgram } from '../support/runtimes/program.ts'
import { entryOf, type ExampleDriver, freePort } from './driver.ts'

/** A process that `kill -9` ends, with its store in a file. */
export const nodeExample: ExampleDriver = {
  name: 'Node',
  async start(example, variables) {
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-example-'))
    const port = await freePort()
    let program: Program | undefined
    async function start(): Promise<void> {
      program = startProgram({
        command: process.execPath,
        args: [fileURLToPath(entryOf(example, 'node.ts'))],
        env: { ...variables, PORT: `${port}`, STORE: join(folder, 'bot.db'), TICK: '100' },
      })
      await printed(program, /listens on (http:\S+)/)
    }
    onTestFinished(async () => {
      await program?.close()
      await rm(folder, { recursive: true })
    })
    await start()
    return {
      url: `http://127.0.0.1:${port}/`,
      async restart() {
        program?.signal('SIGKILL')
        await program?.ended
        await start()
      },
      // It has a timer.
      tick: async () => {},
    }
  },
}
