import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A script that runs a bot with the page beside it. */
export interface Program {
  /** The address of the page that it printed. */
  url: string
  stop(): Promise<void>
}

/** Runs a script of the repository as its commands do; resolves when it has printed the address. */
export async function startProgram(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Program> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^CQHTTP_|^PORT$/.test(name))
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(() => true)
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  for (;;) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+(?=\s)/.exec(output) ?? []
    if (url !== undefined) return { url, stop }
    const more = once(child.stdout, 'data').then(() => false)
    if (await Promise.race([more, ended])) throw new Error(`${script} ended: ${output}`)
  }
}
