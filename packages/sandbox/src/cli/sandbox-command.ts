import { randomBytes } from 'node:crypto'
import type { SandboxServer, ServeOptions } from '../server/serve.ts'
import { serveSandbox } from '../server/serve.ts'
import { withoutSecrets } from '../server/without-secrets.ts'
import { readArguments, type SandboxArguments, UsageError } from './arguments.ts'
import { type BotProcess, startBot } from './bot-process.ts'

/** What a command line works with, so that it can be tested. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly write: (text: string) => void
  /** Aborts when the user wants the program to end. */
  readonly signal: AbortSignal
}

const PORTS = { api: 5700, page: 5701 }
/** How far a default port may move when it is taken. */
const REACH = 40

/**
 * Runs `cqhttp sandbox` until the user or the bot ends it; @returns the exit code.
 *
 * @throws UsageError for arguments that make no sense, and for ports that are taken.
 */
export async function runSandbox(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = withKeys(readArguments(args, terminal.env))
  const server = await serve(wanted)
  let bot: BotProcess | undefined
  try {
    terminal.write(introduce(server, wanted))
    const interrupted = new Promise<number>((resolve) => {
      if (terminal.signal.aborted) resolve(0)
      terminal.signal.addEventListener('abort', () => resolve(0), { once: true })
    })
    if (wanted.command.length > 0) bot = await startBot(wanted.command, variables(server, wanted))
    if (wanted.open) await openPage(server.url)
    return await Promise.race([interrupted, ...(bot === undefined ? [] : [bot.ended])])
  } finally {
    await bot?.end()
    await server.close()
  }
}

/** A bot that it starts itself gets keys, so that nothing else on the machine can talk to either. */
function withKeys(wanted: SandboxArguments): SandboxArguments {
  if (wanted.command.length === 0) return wanted
  const { secret = randomKey(), accessToken = randomKey() } = wanted
  return { ...wanted, secret, accessToken }
}

function randomKey(): string {
  return randomBytes(24).toString('base64url')
}

function variables(
  { apiRoot }: SandboxServer,
  { secret = '', accessToken = '' }: SandboxArguments,
): Record<string, string> {
  return {
    CQHTTP_API_ROOT: apiRoot,
    CQHTTP_ACCESS_TOKEN: accessToken,
    CQHTTP_SECRET: secret,
    // So that a bot can tell that it is tried out.
    CQHTTP_SANDBOX: '1',
  }
}

async function serve(wanted: SandboxArguments): Promise<SandboxServer> {
  const { command, port, apiPort, open: _, ...options } = wanted
  // A bot that runs already knows the address of the API: it must not change by itself.
  const last = {
    api: apiPort ?? (command.length > 0 ? PORTS.api + REACH : PORTS.api),
    page: port ?? PORTS.page + REACH,
  }
  let ports = { apiPort: apiPort ?? PORTS.api, port: port ?? PORTS.page }
  for (;;) {
    try {
      return await serveSandbox({ ...options, ...ports } satisfies ServeOptions)
    } catch (error) {
      const { code, port: refused } = error as NodeJS.ErrnoException & { port?: number }
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
      const isTaken = code === 'EADDRINUSE'
      // By two, so that the ports of each sandbox lie side by side.
      if (isTaken && refused === ports.apiPort && refused < last.api) {
        ports = { ...ports, apiPort: refused + 2 }
      } else if (isTaken && refused === ports.port && refused < last.page) {
        ports = { ...ports, port: refused + 2 }
      } else {
        const option = refused === ports.apiPort ? '--api-port' : '--port'
        throw new UsageError(
          isTaken
            ? `port ${refused} of 127.0.0.1 is taken: end the other program, or choose another by ${option}`
            : `port ${refused} is not open to you: choose one above 1023 by ${option}`,
        )
      }
    }
  }
}

function introduce({ url, apiRoot }: SandboxServer, wanted: SandboxArguments): string {
  const page = `\n  Chat with the bot (在浏览器中与机器人聊天):\n\n    ${url}\n\n`
  if (wanted.command.length > 0) return page
  const lines = [
    `  The bot's side:  CQHTTP_API_ROOT      ${apiRoot}`,
    `                   CQHTTP_ACCESS_TOKEN  ${wanted.accessToken === undefined ? 'not needed' : 'the same as here'}`,
    `                   CQHTTP_SECRET        ${wanted.secret === undefined ? 'none: events are not signed' : 'the same as here'}`,
    `  Events go to     ${wanted.postUrl === undefined ? 'nowhere yet: say where on the page, or by --post-url' : withoutSecrets(wanted.postUrl)}`,
    '',
    '',
  ]
  return page + lines.join('\n')
}

async function openPage(url: string): Promise<void> {
  const complain = (): void => {
    process.stderr.write('cqhttp: no browser opens; open the page yourself\n')
  }
  const { default: open } = await import('open')
  try {
    const opener = await open(url)
    opener.once('error', complain)
  } catch {
    complain()
  }
}
