import { spawn } from 'node:child_process'
import type { PackageManager } from './package-manager.ts'
import { UsageError } from './usage-error.ts'

/** How much of what a package manager prints is looked at, in characters. */
const TAIL = 20_000

/**
 * Installs the packages of a project.
 *
 * @throws UsageError that says why it did not work.
 */
export async function install(folder: string, manager: PackageManager): Promise<void> {
  const [command = '', ...args] = manager.install
  // On Windows these commands are scripts, which need a shell; all of the words are ours.
  const isScript = process.platform === 'win32'
  const child = spawn(isScript ? manager.install.join(' ') : command, isScript ? [] : args, {
    cwd: folder,
    shell: isScript,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Before the folder that it writes to is removed.
  const kill = (): void => void child.kill()
  process.prependListener('exit', kill)
  let output = ''
  const keep = (text: string): void => void (output = (output + text).slice(-TAIL))
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  // An `error` comes when there is no such program; `close` may follow it.
  const ended = await new Promise<number | null | Error>((resolve) => {
    child.once('error', resolve).once('close', resolve)
  })
  process.off('exit', kill)
  if (ended === 0) return
  const reason = ended instanceof Error ? ended.message : reasonOf(output)
  throw new UsageError(
    `${manager.install.slice(0, 2).join(' ')} failed (${reason}), and nothing was written: ` +
      'try again when the network is there, or add --no-install and install later',
  )
}

/** The line that says what went wrong. */
function reasonOf(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const found =
    lines.find((line) => /\b(?:E[A-Z]{3,}\d*|ERR_[A-Z_0-9]+)\b/.test(line)) ??
    lines.findLast((line) => line !== '')
  return (found ?? 'it said nothing').replace(/^npm error\s+/, '').slice(0, 200)
}
