import { readFile } from 'node:fs/promises'
import { runCommand } from 'citty'
import { help } from './help.ts'
import { sandboxCommand } from './sandbox-command.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

// SIGHUP comes when the terminal is closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const commands = new Map([['sandbox', sandboxCommand]])

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
  const [name = '', ...rest] = args
  if (own.length === 0 || own.includes('--help') || own.includes('-h') || name === 'help') {
    terminal.write(help)
    return 0
  }
  if (own.includes('--version')) {
    terminal.write(`${await readVersion()}\n`)
    return 0
  }
  const command = commands.get(name)
  if (command === undefined) throw new UsageError(`unknown command ${name}; see cqhttp --help`)
  const { result } = await runCommand(command, { rawArgs: rest, data: terminal })
  return result as number
}

async function readVersion(): Promise<string> {
  const manifest = new URL(import.meta.resolve('#package.json'))
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}
