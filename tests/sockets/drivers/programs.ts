import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { printed, type Program, startProgram } from '../../support/runtimes/program.ts'
import type { ForwardDriver, ReverseDriver } from '../driver.ts'

const entry = (name: string): string =>
  fileURLToPath(new URL(`../entries/${name}`, import.meta.url))

function runBun(name: string, env: Record<string, string>): Program {
  // The same name on every system.
  const command = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))
  return startProgram({ command, args: ['run', entry(name)], env: { ...env, DO_NOT_TRACK: '1' } })
}

function runDeno(name: string, env: Record<string, string>): Program {
  const root = dirname(fileURLToPath(import.meta.resolve('deno/package.json')))
  const command = join(root, process.platform === 'win32' ? 'deno.exe' : 'deno')
  const args = ['run', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env', entry(name)]
  return startProgram({
    command,
    args,
    env: { ...env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
  })
}

function reverse(name: string, run: typeof runBun, file: string): ReverseDriver {
  return {
    name,
    async start(variables) {
      const program = run(file, { ...variables })
      const url = await printed(program, /Listening on (http:\S+)/)
      return { url, close: program.close }
    },
  }
}

function forward(name: string, run: typeof runBun): ForwardDriver {
  return {
    name,
    async start(variables) {
      const program = run('forward.ts', { ...variables })
      await printed(program, /(Dialling)/)
      return { close: program.close }
    },
  }
}

export const bunReverse: ReverseDriver = reverse('Bun', runBun, 'bun.ts')
export const denoReverse: ReverseDriver = reverse('Deno', runDeno, 'deno.ts')
export const bunForward: ForwardDriver = forward('Bun', runBun)
export const denoForward: ForwardDriver = forward('Deno', runDeno)
