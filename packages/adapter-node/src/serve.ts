import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { checkEndpoint, type Endpoint, type ErrorLogger, resolveLogger } from '@cqhttp/core/adapter'

import { createHandler } from './node-handler.ts'
import { toListenError } from './listen-error.ts'
import { describe, type ServeOptions, type ServeSettings, toSettings } from './options.ts'
import { listenToUpgrades } from './socket/listen.ts'
import { createTasks } from './tasks.ts'

/** A running server. */
export interface Server {
  /** The address, such as `http://127.0.0.1:8080/`; for a wildcard that of this machine. */
  readonly url: string
  /** The address that is listened on, as the system gives it. */
  readonly hostname: string
  /** The port that is listened on. */
  readonly port: number
  /**
   * Stops the server: no new connections, idle ones are closed, and requests, events of sockets and
   * tasks of `waitUntil` finish within `closeTimeout`; then sockets are closed with 1001, and what is
   * left is cut off.
   *
   * Never rejects; called again it gives the same promise.
   */
  close(): Promise<void>
  /** Calls {@link Server.close} at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Serves a bot over HTTP, and takes the sockets that OneBot implementations open to it.
 *
 * ```ts
 * const server = await serve(bot, { hostname: '0.0.0.0', port: 8080 })
 * console.log(server.url)
 * ```
 *
 * For HTTPS pass `toNodeHandler(bot)` to `https.createServer`, or put a proxy in front.
 *
 * @throws TypeError for a wrong option, which it names, or an endpoint without `fetch`.
 * @throws Error when the address cannot be listened on; `cause` is the error of Node with its
 * `code`, such as `EADDRINUSE`.
 */
export async function serve(endpoint: Endpoint, options: ServeOptions = {}): Promise<Server> {
  checkEndpoint(endpoint, describe)
  const settings = toSettings(options)
  const logger = resolveLogger(options.logger)
  const tasks = createTasks(logger)

  let closing: Promise<void> | undefined
  const handler = createHandler(endpoint, {
    logger,
    waitUntil: tasks.add,
    isClosing: () => closing !== undefined,
  })
  const { requestTimeout, headersTimeout, keepAliveTimeout, maxHeaderSize } = settings
  const server = createServer(
    {
      requestTimeout,
      headersTimeout,
      keepAliveTimeout,
      maxHeaderSize,
      // How exact the two limits are; by default half a minute.
      connectionsCheckingInterval: 1_000,
    },
    (req, res) => tasks.add(handler(req, res)),
  )
  const { sockets = {} } = options
  const upgrades = sockets && listenToUpgrades(server, endpoint, sockets, logger, tasks.add)
  await listen(server, settings, logger)

  const close = (): Promise<void> => (closing ??= shutDown())
  const onSignal = (): void => void close()
  if (settings.signals) process.on('SIGINT', onSignal).on('SIGTERM', onSignal)

  async function shutDown(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    await withinTime(settings.closeTimeout, async () => {
      const settled = tasks.settled()
      await Promise.all([settled, upgrades && upgrades.close(settled)])
      // A request that was sent before may still be on its way through the system.
      await withinTime(HALF_SENT_TIMEOUT, () => closed)
      await tasks.settled()
    })
    if (upgrades) upgrades.cutOff()
    server.closeAllConnections()
    await closed
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }

  const { address, family, port } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${reachable(address)}]` : reachable(address)}:${port}/`
  return { url, hostname: address, port, close, [Symbol.asyncDispose]: close }
}

/** How long a connection without a request may hold `close()` up, in milliseconds. */
const HALF_SENT_TIMEOUT = 100

/** The address at which a program of this machine reaches the server. */
function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1'
  return address === '::' ? '::1' : address
}

async function listen(
  server: HttpServer,
  { hostname, port }: ServeSettings,
  logger: ErrorLogger,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toListenError(error, hostname, port))
    })
    server.listen({ port, host: hostname }, resolve)
  })
  server.removeAllListeners('error')
  server.on('error', (error) => logger.error('the server failed:', error))
}

/** Resolves with the work, or when the time is up. */
async function withinTime(milliseconds: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work(), timeUp])
  clearTimeout(timer)
}
