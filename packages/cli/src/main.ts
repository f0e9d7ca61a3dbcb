import { readFile } from 'node:fs/promises'
import { runCommand } from 'citty'
import { devCommand } from './dev/dev-command.ts'
import { devHelp } from './dev/dev-help.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { doctorHelp } from './doctor/doctor-help.ts'
import { help } from './help.ts'
import { sandboxCommand } from './sandbox/sandbox-command.ts'
import { sandboxHelp } from './sandbox/sandbox-help.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

// SIGHUP comes when the terminal is closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

interface Command {
  readonly run: (rawArgs: string[], data: Terminal) => Promise<{ result: unknown }>
  readonly help: string
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['dev', { run: (rawArgs, data) => runCommand(devCommand, { rawArgs, data }), help: devHelp }],
  [
    'doctor',
    { run: (rawArgs, data) => runCommand(doctorCommand, { rawArgs, data }), help: doctorHelp },
  ],
  [
    'sandbox',
    { run: (rawArgs, data) => runCommand(sandboxCommand, { rawArgs, data }), help: sandboxHelp },
  ],
])

/** Where a command runs, for programs that call it; each default is that of this process. */
export interface RunOptions {
  /** The environment variables. */
  readonly env?: NodeJS.ProcessEnv
  /** The folder that a project is looked for in. */
  readonly cwd?: string
  /** Takes what is printed. */
  readonly write?: (text: string) => void
  /** Takes the lines that say what went wrong, or why a command could not run. */
  readonly writeError?: (text: string) => void
}

/**
 * Runs the command line `cqhttp …` until it ends, or a signal ends it.
 *
 * @returns The exit code: 0, or 1 with a line on the error output that says why, or the one of the bot.
 */
export async function runCli(
  args: readonly string[],
  {
    env = process.env,
    cwd = process.cwd(),
    write = (text) => void process.stdout.write(text),
    writeError = (text) => void process.stderr.write(text),
  }: RunOptions = {},
): Promise<number> {
  const end = new AbortController()
  const stop = (): void => end.abort()
  for (const name of SIGNALS) process.on(name, stop)
  try {
    return await run(args, { env, cwd, write, writeError, signal: end.signal })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    writeError(`cqhttp: ${error.message}\n`)
    return 1
  } finally {
    for (const name of SIGNALS) process.off(name, stop)
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const [name = '', ...rest] = args
  const command = commands.get(name)
  if (own.length === 0 || own.includes('--help') || own.includes('-h') || name === 'help') {
    terminal.write((command ?? commands.get(rest[0] ?? ''))?.help ?? help)
    return 0
  }
  if (own.includes('--version')) {
    terminal.write(`${await readVersion()}\n`)
    return 0
  }
  if (command === undefined) throw new UsageError(`unknown command ${name}; see cqhttp --help`)
  const { result } = await command.run(rest, terminal)
  return result as number
}

async function readVersion(): Promise<string> {
  const manifest = new URL(import.meta.resolve('#package.json'))
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}
