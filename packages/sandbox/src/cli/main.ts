import { readFile } from 'node:fs/promises'
import { UsageError } from './arguments.ts'
import { help } from './help.ts'
import { runSandbox, type Terminal } from './sandbox-command.ts'

// The last when the terminal is closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs the command line `cqhttp …`; @returns the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const end = new AbortController()
  const stop = (): void => end.abort()
  for (const name of SIGNALS) process.on(name, stop)
  try {
    return await run(args, {
      env: process.env,
      write: (text) => void process.stdout.write(text),
      signal: end.signal,
    })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`cqhttp: ${error.message}\n`)
    return 2
  } finally {
    for (const name of SIGNALS) process.off(name, stop)
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const [command, ...rest] = args
  if (own.length === 0 || own.includes('--help') || own.includes('-h') || command === 'help') {
    terminal.write(help)
    return 0
  }
  if (own.includes('--version')) {
    terminal.write(`${await readVersion()}\n`)
    return 0
  }
  if (command !== 'sandbox') {
    throw new UsageError(`there is no command ${String(command)}; see cqhttp --help`)
  }
  return runSandbox(rest, terminal)
}

async function readVersion(): Promise<string> {
  const manifest = new URL(import.meta.resolve('#package.json'))
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}
