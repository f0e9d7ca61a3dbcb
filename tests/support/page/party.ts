import { serve, type Server } from '@cqhttp/adapter-node'
import type { Endpoint } from '@cqhttp/core'
import { connect, type Forward } from '@cqhttp/core/socket'
import {
  type Command,
  type CommandResult,
  type SandboxServer,
  serveSandbox,
  type ServeOptions,
} from '@cqhttp/playground'
import { onTestFinished } from 'vitest'
import { createBot, type Env } from '../../../examples/echo/bot.ts'

/** A sandbox with its page, and a bot at its address, over real sockets. */
export interface Party {
  /** The sandbox that runs now. */
  readonly server: SandboxServer
  /** Where the bot listens. */
  readonly botUrl: string
  /** Ends the bot alone. */
  stopBot(): Promise<void>
  /** Starts it again, at the same address. */
  startBot(): Promise<void>
  /** Ends the sandbox. */
  stop(): Promise<void>
  /** Starts another at the same addresses, as when the command is run again. */
  start(): Promise<void>
}

export interface PartyOptions extends ServeOptions {
  /** Default that of examples/echo. */
  createBot?: (env: Env) => Endpoint
  /** What the bot checks signatures with; default what the sandbox signs with. */
  botSecret?: Env['CQHTTP_SECRET']
}

/** Brings a sandbox and a bot together, until the test ends. */
export async function startParty(options: PartyOptions = {}): Promise<Party> {
  const { createBot: create = createBot, botSecret, ...settings } = options
  const { secret = 'secret-of-the-tests', accessToken = 'token-of-the-tests' } = settings
  // The sandbox wants to know where the bot is, and the bot where the API is.
  let bot: Endpoint | undefined
  const listen = (port: number): Promise<Server> =>
    serve(
      { fetch: (request, ...rest) => (bot as Endpoint).fetch(request, ...rest) },
      { port, signals: false, closeTimeout: 100 },
    )
  let listener = await listen(0)
  onTestFinished(() => listener.close())
  const { url: botUrl, port } = listener
  const serveAt = (port: number, apiPort: number): Promise<SandboxServer> =>
    serveSandbox({ postUrl: botUrl, secret, accessToken, ...settings, port, apiPort })
  let server = await serveAt(0, 0)
  onTestFinished(() => server.close())
  bot = create({
    CQHTTP_API_ROOT: server.apiRoot,
    CQHTTP_ACCESS_TOKEN: accessToken,
    CQHTTP_SECRET: botSecret ?? secret,
  })
  const portOf = (url: string): number => Number(new URL(url).port)
  const ports = [portOf(server.url), portOf(server.apiRoot)] as const
  return {
    get server() {
      return server
    },
    botUrl,
    stopBot: () => listener.close(),
    async startBot() {
      listener = await listen(port)
    },
    stop: () => server.close(),
    async start() {
      server = await serveAt(...ports)
    },
  }
}

/** A sandbox with its page, and a bot that have nothing but sockets between them. */
export interface SocketParty extends Pick<Party, 'server'> {
  /** What has dialled, where that is the bot. */
  readonly forward: Forward | undefined
}

export interface SocketPartyOptions extends Omit<ServeOptions, 'postUrl'> {
  /** Who dials; default the sandbox. */
  direction?: 'reverse' | 'forward'
  /** What the bot asks for, or sends; default what the sandbox has. */
  botToken?: string
  /** Where the sandbox dials; default `/ws`. */
  path?: string
}

/** Brings a sandbox and the bot of examples/echo together over a socket, until the test ends. */
export async function startSocketParty(options: SocketPartyOptions = {}): Promise<SocketParty> {
  const { direction = 'reverse', botToken, path = '/ws', ...settings } = options
  const { accessToken = 'token-of-the-tests' } = settings
  const bot = createBot({ CQHTTP_SECRET: false, CQHTTP_ACCESS_TOKEN: botToken ?? accessToken })
  const listener = await serve(bot, { port: 0, signals: false, closeTimeout: 100, logger: false })
  onTestFinished(() => listener.close())
  const postUrl = `ws://127.0.0.1:${listener.port}${path}`
  const server = await serveSandbox({
    accessToken,
    reconnectInterval: 100,
    ...settings,
    ...(direction === 'reverse' ? { postUrl } : {}),
    port: 0,
    apiPort: 0,
  })
  onTestFinished(() => server.close())
  const url = server.apiRoot.replace('http', 'ws')
  const forward = direction === 'forward' ? connect(bot, { url }) : undefined
  onTestFinished(() => forward?.close())
  return { server, forward }
}

/** Asks the sandbox for something as the page does. */
export async function run(party: Pick<Party, 'server'>, command: Command): Promise<CommandResult> {
  const { origin, hash } = new URL(party.server.url)
  const response = await fetch(`${origin}/api/command`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${new URLSearchParams(hash.slice(1)).get('token')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(command),
  })
  return (await response.json()) as CommandResult
}
