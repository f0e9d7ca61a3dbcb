import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from './usage-error.ts'

/** How long a bot may take to end, in milliseconds: the Node adapter gives late handlers 10 s. */
const PATIENCE = 12_000

/** How long the last output may take after the end, in milliseconds: what it started may go on. */
const LAST_WORDS = 500

/** Takes what the bot prints, besides the terminal. */
export interface Listener {
  write(stream: 'stdout' | 'stderr', text: string): void
}

/** The program of a bot. */
export interface BotProcess {
  /** Resolves with its exit code once it has ended, by itself or by {@link BotProcess.end}. */
  readonly ended: Promise<number>
  /** Asks it to end, and kills it if it does not. */
  end(): Promise<void>
}

/**
 * @param env All its variables.
 * @param cwd Its working folder; default this one.
 * @throws UsageError when there is no such command.
 */
export async function startBot(
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  listener: Listener,
  cwd?: string,
): Promise<BotProcess> {
  const child = spawn(command, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...colours(), ...env },
    cwd,
  })
  pass(child, 'stdout', listener)
  pass(child, 'stderr', listener)
  try {
    await once(child, 'spawn')
  } catch (error) {
    throw new UsageError(explain(command, error as NodeJS.ErrnoException))
  }
  const guard = guardAgainstOrphans(child)
  const ended = exitCodeOf(child).finally(() => guard.kill('SIGKILL'))
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

/** Its output is no terminal to the bot any more, but goes to one. */
function colours(): Record<string, string> {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}
}

function pass(child: ChildProcess, stream: 'stdout' | 'stderr', listener: Listener): void {
  child[stream]?.setEncoding('utf8').on('data', (text: string) => {
    process[stream].write(text)
    listener.write(stream, text)
  })
}

/** Ends a process when whoever holds the other end of its input is gone, however that ended. */
const GUARD = `
const pid = Number(process.argv[1])
const kill = (signal) => {
  try { process.kill(pid, signal) } catch { process.exit() }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdin.on('error', () => {}).resume().on('close', () => {
  if (process.platform === 'win32') {
    require('node:child_process').spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'])
    process.exit()
  }
  kill('SIGTERM')
  setInterval(() => kill(0), 100)
  setTimeout(() => { kill('SIGKILL'); process.exit() }, ${PATIENCE})
})`

/** A sandbox that is killed cannot end the bot: another process does. */
function guardAgainstOrphans({ pid }: ChildProcess): ChildProcess {
  const guard = spawn(process.execPath, ['-e', GUARD, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl+C goes to all processes of a terminal.
    detached: true,
    windowsHide: true,
    // Options of the user are for the sandbox and the bot.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  guard.on('error', () => {})
  guard.stdin?.on('error', () => {})
  ;(guard.stdin as Socket | null)?.unref()
  guard.unref()
  return guard
}

/** Windows has no signals: killing the process would leave what it started. */
function endTree({ pid, exitCode }: ChildProcess): void {
  if (exitCode !== null) return
  spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true })
}

const INSTALL: Readonly<Record<string, string>> = {
  bun: 'https://bun.com/docs/installation',
  deno: 'https://docs.deno.com/runtime/getting_started/installation/',
}

function explain(command: string, { code, message }: NodeJS.ErrnoException): string {
  if (code !== 'ENOENT' && code !== 'EINVAL') return `cannot start ${command}: ${message}`
  const guide = INSTALL[command]
  if (guide !== undefined) return `${command} is not installed: see ${guide}`
  const shell = process.platform === 'win32' ? 'cmd /c npx' : 'npx'
  return (
    `cannot start ${command}: there is no such program; ` +
    `what npm has installed in a project is started by: -- ${shell} ${command}`
  )
}

/** As in shells: 128 plus the number of the signal that ended it. */
async function exitCodeOf(child: ChildProcess): Promise<number> {
  const closed = once(child, 'close')
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  await Promise.race([closed, sleep(LAST_WORDS, undefined, { ref: false })])
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
}
