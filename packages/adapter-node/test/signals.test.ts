import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { expect, onTestFinished, test } from 'vitest'

import { call } from './connection.ts'

const program = fileURLToPath(new URL('fixtures/slow-server.ts', import.meta.url))

function start() {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const ended = once(child, 'close')
  return {
    child,
    ended,
    output: () => output,
    async until(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found[0]
        await Promise.race([
          once(child.stdout, 'data'),
          ended.then(() => Promise.reject(new Error(output))),
        ])
      }
    },
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s, even twice, lets request and task finish and the process end by itself',
  async (signal) => {
    const program = start()
    const url = await program.until(/http:\S+/)
    const answered = call(url)
    await program.until(/request/)
    program.child.kill(signal)
    program.child.kill(signal)

    expect(await answered).toMatchObject({ status: 200, body: 'late' })
    expect(await program.ended).toEqual([0, null])
    expect(program.output()).toContain('task done')
  },
)
