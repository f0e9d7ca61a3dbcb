import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

const path = fileURLToPath(new URL('../../examples/echo/node.ts', import.meta.url))

const VARIABLES = ['CQHTTP_API_ROOT', 'CQHTTP_ACCESS_TOKEN', 'CQHTTP_SECRET', 'HOST', 'PORT']

export interface Program {
  child: ChildProcess
  /** The address that it listens on. */
  url(): Promise<string>
  /** Its exit code. */
  ended: Promise<number | null>
  output: { stdout: string; stderr: string }
}

/** Runs node.ts as a user would, with these variables and none of the test process's own. */
export function start(env: Record<string, string> = {}): Program {
  const inherited = Object.entries(process.env).filter(([key]) => !VARIABLES.includes(key))
  const child = spawn(process.execPath, [path], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk))
  const ended = once(child, 'close').then(([code]) => code as number | null)

  async function url(): Promise<string> {
    for (;;) {
      const [, found] = /listens on (http:\S+)/.exec(output.stdout) ?? []
      if (found !== undefined) return found
      const more = once(child.stdout, 'data').then(() => true)
      if (await Promise.race([more, ended.then(() => false)])) continue
      throw new Error(`ended before it listened: ${output.stderr}`)
    }
  }

  return { child, url, ended, output }
}
