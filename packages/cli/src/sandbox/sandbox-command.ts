import {
  openPage,
  type SandboxServer,
  type ServeOptions,
  serveSandbox,
  withoutSecrets,
} from '@cqhttp/playground'
import { type CommandDef, defineCommand } from 'citty'
import { type BotProcess, type Listener, startBot } from '../bot-process.ts'
import { randomKey } from '../random-key.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { readArguments, type SandboxSettings, sandboxOptions } from './sandbox-arguments.ts'

const PORTS = { api: 5700, page: 5701 }
/** How far a default port may move when it is taken. */
const REACH = 40

/** `cqhttp sandbox`: its data is the {@link Terminal}, its result the exit code. */
export const sandboxCommand: CommandDef<typeof sandboxOptions> = defineCommand({
  meta: { name: 'sandbox', description: 'a OneBot 11 implementation with a page to chat on' },
  args: sandboxOptions,
  run: ({ rawArgs, data }) => runSandbox(rawArgs, data as Terminal),
})

/** @throws UsageError for arguments that make no sense, and for ports that are taken. */
function runSandbox(args: readonly string[], terminal: Terminal): Promise<number> {
  const { command, ...settings } = readArguments(args, terminal.env)
  if (command.length === 0) return runWithSandbox(settings, terminal)
  return runWithSandbox(settings, terminal, (variables, listener) =>
    startBot(command, { ...terminal.env, ...variables }, listener, terminal.cwd),
  )
}

/** Starts the bot, once the API is there; the variables are what it has to know of it. */
export type Launch = (
  variables: Readonly<Record<string, string>>,
  listener: Listener,
) => Promise<BotProcess>

type Wanted = SandboxSettings & { readonly postUrl: string | undefined }

/**
 * Serves the sandbox until the user or the bot ends it; @returns the exit code.
 *
 * @param launch Starts a bot with the sandbox; without it, one is running already.
 * @throws UsageError for ports that are taken.
 */
export async function runWithSandbox(
  settings: Wanted,
  terminal: Terminal,
  launch?: Launch,
): Promise<number> {
  const wanted = launch === undefined ? settings : withKeys(settings)
  const server = await serve(wanted, launch !== undefined)
  let bot: BotProcess | undefined
  try {
    terminal.write(introduce(server, wanted, launch !== undefined))
    const interrupted = new Promise<number>((resolve) => {
      if (terminal.signal.aborted) resolve(0)
      terminal.signal.addEventListener('abort', () => resolve(0), { once: true })
    })
    if (launch !== undefined) {
      bot = await launch(variables(server, wanted), server.output)
      server.output.started()
      void bot.ended.then((code) => server.output.ended(code))
    }
    if (wanted.open && !(await openPage(server.url))) {
      terminal.writeError('cqhttp: no browser could be opened; open the page yourself\n')
    }
    return await Promise.race([interrupted, ...(bot === undefined ? [] : [bot.ended])])
  } finally {
    await bot?.end()
    await server.close()
  }
}

/** Makes keys for a bot that is started here, so that nothing else on the machine can talk to it. */
function withKeys(wanted: Wanted): Wanted {
  const { secret = randomKey(), accessToken = randomKey() } = wanted
  return { ...wanted, secret, accessToken }
}

function variables(
  { apiRoot }: SandboxServer,
  { secret = '', accessToken = '', postUrl = '' }: Wanted,
): Record<string, string> {
  return {
    // Over a socket there is no other way to the API, as with an implementation behind NAT.
    CQHTTP_API_ROOT: /^wss?:/i.test(postUrl) ? '' : apiRoot,
    CQHTTP_ACCESS_TOKEN: accessToken,
    CQHTTP_SECRET: secret,
    // Lets a bot know that it is only being tried out.
    CQHTTP_SANDBOX: '1',
  }
}

async function serve(wanted: Wanted, isStarted: boolean): Promise<SandboxServer> {
  const { port, apiPort, open: _, ...options } = wanted
  // A bot that is already running has been told the address of the API: it must not move by itself.
  const last = {
    api: apiPort ?? (isStarted ? PORTS.api + REACH : PORTS.api),
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
      // By two, so that the two ports of each sandbox stay next to each other.
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

function introduce({ url, apiRoot }: SandboxServer, wanted: Wanted, isStarted: boolean): string {
  const page = `\n  Chat with the bot (在浏览器中与机器人聊天):\n\n    ${url}\n\n`
  if (isStarted) return page
  const lines = [
    `  The bot's side:  CQHTTP_API_ROOT      ${apiRoot}`,
    `                   CQHTTP_ACCESS_TOKEN  ${wanted.accessToken === undefined ? 'not needed' : 'the same as here'}`,
    `                   CQHTTP_SECRET        ${wanted.secret === undefined ? 'none: events are not signed' : 'the same as here'}`,
    `  Events go to     ${wanted.postUrl === undefined ? 'nowhere yet: set the address on the page, or with --post-url' : withoutSecrets(wanted.postUrl)}`,
    '',
    '',
  ]
  return page + lines.join('\n')
}
