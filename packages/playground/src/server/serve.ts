import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { type Context, Hono, type HonoRequest } from 'hono'
import { type Sandbox, type SandboxOptions, WorldError } from '@cqhttp/sandbox'
import { isTooDeep } from '@cqhttp/sandbox/tooling'
import { BadCommand, readCommand } from './commands.ts'
import type { BotOutput } from './bot-output.ts'
import { SandboxDesk } from './desk.ts'
import { PAGE, serveFiles } from './files.ts'
import { allow, checkCaller, checkHost, checkType, limitBody, secureHeaders } from './guard.ts'
import type { CommandResult } from '../protocol.ts'
import { runCommand } from './run-command.ts'
import { isEventUrl } from './schema.ts'
import { withDefaultWorld } from './default-world.ts'
import { Streams } from './stream.ts'

/** How long pages may take to notice the end, in milliseconds. */
const PATIENCE = 1000

/** The settings of {@link serveSandbox}. */
export interface ServeOptions extends Omit<SandboxOptions, 'bot' | 'path'> {
  /**
   * Where events go; it can be set in the page. A `ws:` or `wss:` address is dialled, and events and
   * calls go over that socket.
   */
  postUrl?: string | undefined
  /** The port of the page on the loopback address; default 5701, 0 for any free one. */
  port?: number | undefined
  /** The port of the API on the loopback address; default 5700, 0 for any free one. */
  apiPort?: number | undefined
}

/** A sandbox with its page, made by {@link serveSandbox}. */
export interface SandboxServer {
  /** What to open in a browser. It holds the token of this run: who has it may do everything. */
  readonly url: string
  /** The address of the API, for the bot. */
  readonly apiRoot: string
  /** The sandbox that the page shows now; a reset makes a new one. */
  readonly sandbox: Sandbox
  /** Takes what the bot prints, to be shown on the page. */
  readonly output: Pick<BotOutput, 'started' | 'write' | 'ended'>
  /** Ends everything; open pages say so. */
  close(): Promise<void>
}

/**
 * Serves a page on which people chat with a bot as QQ users would, and the API that the bot calls,
 * both on the loopback address only.
 *
 * @throws TypeError for a wrong option.
 * @throws Error when a port is taken.
 * @example
 * ```ts
 * const { url } = await serveSandbox({ postUrl: 'http://127.0.0.1:8080/', secret: 'change-me' })
 * console.log(url)
 * ```
 */
export async function serveSandbox(options: ServeOptions = {}): Promise<SandboxServer> {
  const { postUrl, port = 5701, apiPort = 5700, ...sandboxOptions } = options
  if (postUrl !== undefined && !isEventUrl(postUrl)) {
    throw new TypeError(
      'option postUrl must be an address such as http://127.0.0.1:8080/ or ws://127.0.0.1:8080/ws, without #',
    )
  }
  const streams = new Streams(
    () => desk.snapshot(),
    (readers) => desk.watch(readers > 0),
  )
  const desk = await SandboxDesk.open({
    sandbox: withDefaultWorld(sandboxOptions),
    postUrl,
    apiPort,
    onChange: () => streams.changed(),
  })
  const token = randomBytes(32).toString('base64url')
  const server = createAdaptorServer({
    fetch: createApp(desk, streams, token).fetch,
    // The globals belong to the program that runs this.
    overrideGlobalObjects: false,
  }) as Server
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    await desk.close()
    throw error
  }
  const address = server.address() as AddressInfo
  let closing: Promise<void> | undefined
  return {
    url: `http://127.0.0.1:${address.port}/#token=${token}`,
    get apiRoot() {
      return desk.sandbox.apiRoot
    },
    get sandbox() {
      return desk.sandbox
    },
    output: desk.output,
    close: () => (closing ??= closeAll(server, streams, desk)),
  }
}

async function closeAll(server: Server, streams: Streams, desk: SandboxDesk): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  streams.close()
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE)
  await closed
  clearTimeout(patience)
  await desk.close()
}

function createApp(
  desk: SandboxDesk,
  streams: Streams,
  token: string,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(secureHeaders, checkHost)
  app.use('/api/*', checkCaller(token))

  app.use('/api/state', allow('GET')).get((context) =>
    context.body(streams.open(), 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      // The connection is of no further use, and would keep the server from closing.
      connection: 'close',
    }),
  )
  app.use('/api/command', allow('POST'), checkType, limitBody).post(async (context) => {
    const { status, result } = await answerCommand(desk, context)
    streams.changed()
    return context.json(result, status)
  })
  app.all('/api/*', (context) => context.text('there is no such route', 404))
  app.get('*', serveFiles(PAGE))
  app.onError((_, context) => context.text('the sandbox failed', 500))
  return app
}

async function answerCommand(
  desk: SandboxDesk,
  { req }: Context,
): Promise<{ status: 200 | 400 | 409 | 422; result: CommandResult }> {
  try {
    return { status: 200, result: await runCommand(desk, readCommand(await readJson(req))) }
  } catch (error) {
    if (error instanceof BadCommand || error instanceof TypeError) {
      return { status: 400, result: { error: error.message } }
    }
    if (!(error instanceof WorldError)) throw error
    return { status: error.kind === 'params' ? 422 : 409, result: { error: error.message } }
  }
}

async function readJson(request: HonoRequest): Promise<unknown> {
  let value: unknown
  try {
    value = await request.json()
  } catch {
    throw new BadCommand('the body is not JSON')
  }
  if (isTooDeep(value)) throw new BadCommand('the body is nested too deeply')
  return value
}
