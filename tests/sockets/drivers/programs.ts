import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { printed, type Program, startProgram } from '../../support/runtimes/program.ts'
import type { ForwardDriver, ReverseDriver } from '../driver.ts'

const entry = (name: string): URL => new URL(`../entries/${name}`, import.meta.url)
const example = (path: string): URL => new URL(`../../../examples/echo/${path}`, import.meta.url)

type Run = (file: URL, env: Record<string, string>) => Program

const runBun: Run = (file, env) => {
  // The same name on every system.
  const command = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))
  const args = ['run', fileURLToPath(file)]
  return startProgram({ command, args, env: { ...env, DO_NOT_TRACK: '1' } })
}

const runDeno: Run = (file, env) => {
  const root = dirname(fileURLToPath(import.meta.resolve('deno/package.json')))
  const command = join(root, process.platform === 'win32' ? 'deno.exe' : 'deno')
  const args = ['run', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env', ...WITH_BOT]
  return startProgram({
    command,
    args: [...args, fileURLToPath(file)],
    env: { ...env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
  })
}

/** The entry of the example, with the bot of the tests in place of its own. */
const bots = {
  imports: { [example('bot.ts').href]: new URL('../../conformance/bot.ts', import.meta.url).href },
}
const WITH_BOT = [`--import-map=data:application/json,${encodeURIComponent(JSON.stringify(bots))}`]

function reverse(name: string, run: Run, file: URL): ReverseDriver {
  return {
    name,
    async start(variables) {
      const program = run(file, { ...variables, PORT: '0' })
      const url = await printed(program, /Listening on (http:\S+)/)
      return { url, close: program.close }
    },
  }
}

function forward(name: string, run: Run): ForwardDriver {
  return {
    name,
    async start(variables) {
      const program = run(entry('forward.ts'), { ...variables })
      await printed(program, /(Dialling)/)
      return { close: program.close }
    },
  }
}

export const bunReverse: ReverseDriver = reverse('Bun', runBun, entry('bun.ts'))
export const denoReverse: ReverseDriver = reverse('Deno', runDeno, example('sockets/deno.ts'))
export const bunForward: ForwardDriver = forward('Bun', runBun)
export const denoForward: ForwardDriver = forward('Deno', runDeno)
