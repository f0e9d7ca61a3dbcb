import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { UsageError } from './arguments.ts'

/** How long a bot may take to end before it is killed, in milliseconds. */
const PATIENCE = 5000

/** The bot, started by the sandbox. */
export interface BotProcess {
  /** Resolves with its exit code when it has ended by itself or was ended. */
  readonly ended: Promise<number>
  /** Asks it to end, and after a while insists. */
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
    throw new UsageError(`cannot start ${command}: ${(error as Error).message}`)
  }
  const ended = exitCodeOf(child)
  return {
    ended,
    async end() {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
      await ended
      clearTimeout(killer)
    },
  }
}

/** As shells have it: 128 and the number of the signal that ended it. */
async function exitCodeOf(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
}
