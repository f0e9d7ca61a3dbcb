import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

export interface Run {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** Waits until it has printed what matches; gives the first group of it. */
  printed: (pattern: RegExp) => Promise<string>
}

/** Runs `cqhttp …` as a user would, without the test's own secrets. */
export function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const { CQHTTP_SECRET: _, CQHTTP_ACCESS_TOKEN: __, ...inherited } = process.env
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })

  async function printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(output.stdout)
      if (found !== null) return found[1] ?? found[0]
      const more = once(child.stdout, 'data').then(() => true)
      if (await Promise.race([more, ended.then(() => false)])) continue
      throw new Error(`it ended before: ${output.stdout}${output.stderr}`)
    }
  }

  return { child, output, ended, printed }
}
