import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { UsageError } from './usage-error.ts'

/** How long a bot may take to end, in milliseconds: the Node adapter gives late handlers 10 s. */
const PATIENCE = 12_000

/** The bot, started by the sandbox. */
export interface BotProcess {
  /** Resolves with its exit code once it has ended, by itself or by {@link BotProcess.end}. */
  readonly ended: Promise<number>
  /** Asks it to end, and kills it if it does not. */
  end(): Promise<void>
}

/** @throws UsageError when there is no such command. */
export async function startBot(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  try {
    await once(child, 'spawn')
  } catch (error) {
    throw new UsageError(explain(command, error as NodeJS.ErrnoException))
  }
  const ended = exitCodeOf(child)
  return {
    ended,
    async end() {
      if (process.platform === 'win32') endTree(child)
      else child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
      await ended
      clearTimeout(killer)
    },
  }
}

/** Windows has no signals: killing the process would leave what it started. */
function endTree({ pid, exitCode }: ChildProcess): void {
  if (exitCode !== null) return
  spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true })
}

function explain(command: string, { code, message }: NodeJS.ErrnoException): string {
  if (code !== 'ENOENT' && code !== 'EINVAL') return `cannot start ${command}: ${message}`
  const shell = process.platform === 'win32' ? 'cmd /c npx' : 'npx'
  return (
    `cannot start ${command}: there is no such program; ` +
    `what npm has installed in a project is started by: -- ${shell} ${command}`
  )
}

/** As in shells: 128 plus the number of the signal that ended it. */
async function exitCodeOf(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
}
