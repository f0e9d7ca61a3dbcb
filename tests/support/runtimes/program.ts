import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that a test has started. */
export interface Program {
  /** Its process; undefined when it could not be started. */
  pid: number | undefined
  /** Sends a signal, if it still runs. */
  signal: (name: NodeJS.Signals) => void
  /** What it has printed so far. */
  output: () => string
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** Ends it; resolves when it is gone. */
  close: () => Promise<void>
}

export interface ProgramOptions {
  command: string
  args: readonly string[]
  cwd?: string
  /** Its whole environment; only `PATH` and `HOME` are inherited. */
  env: Record<string, string>
  /** Called with what it prints, as it comes. */
  onOutput?: ((text: string) => void) | undefined
}

/** Runs a program that ends with the test process at the latest. */
export function startProgram({ command, args, cwd, env, onOutput }: ProgramOptions): Program {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      onOutput?.(chunk)
    })
  }
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = endOf(child)
  ended.catch(() => {})
  return {
    pid: child.pid,
    signal: (name) => void child.kill(name),
    output: () => printed,
    ended,
    async close() {
      kill()
      await ended.catch(() => {})
      process.off('exit', kill)
    },
  }
}

/** Waits until the program prints what matches; resolves with the first group of it. */
export async function printed(
  program: Program,
  pattern: RegExp,
  timeout = 30_000,
): Promise<string> {
  const end = Date.now() + timeout
  let hasEnded = false
  const onEnd = (): void => void (hasEnded = true)
  program.ended.then(onEnd, onEnd)
  for (;;) {
    const found = pattern.exec(program.output())?.[1]
    if (found !== undefined) return found
    if (hasEnded) throw new Error(`it ended before it was ready: ${program.output()}`)
    if (Date.now() > end) throw new Error(`it is not ready in time: ${program.output()}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}

async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return code ?? signal ?? 'unknown'
}
