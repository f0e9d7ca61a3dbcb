import { createServer, type Server as HttpServer } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'

import {
  checkEndpoint,
  checkNode,
  type Endpoint,
  type ErrorLogger,
  resolveLogger,
  startSchedules,
} from '@cqhttp/core/adapter'

import { createHandler } from './node-handler.ts'
import { toListenError } from './listen-error.ts'
import { describe, type ServeOptions, type ServeSettings, toSettings } from './options.ts'
import { startConsumer } from './consumer.ts'
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
   * Stops the server: no new connections, and requests, events of sockets, schedules and tasks of
   * `waitUntil` finish within `closeTimeout`; then sockets are closed with 1001, and what is left is cut off.
   * Connections that are there get half a second more for a request that is on its way, since no
   * implementation sends it again.
   *
   * Never rejects; called again it gives the same promise.
   */
  close(): Promise<void>
  /** Calls {@link Server.close} at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Serves a bot over HTTP, takes the sockets that OneBot implementations open to it, and runs its
 * schedules.
 *
 * ```ts
 * const server = await serve(bot, { hostname: '0.0.0.0', port: 8080 })
 * console.log(server.url)
 * ```
 *
 * For HTTPS pass `toNodeHandler(bot)` to `https.createServer`, or put a proxy in front.
 *
 * @throws TypeError for a wrong option, which it names, or an endpoint without `fetch`.
 * @throws Error on Node before 22.12.
 * @throws Error when the address cannot be listened on; `cause` is the error of Node with its
 * `code`, such as `EADDRINUSE`.
 */
export async function serve(endpoint: Endpoint, options: ServeOptions = {}): Promise<Server> {
  checkNode(process.versions.node)
  checkEndpoint(endpoint, describe)
  const settings = toSettings(options)
  const logger = resolveLogger(options.logger)
  const tasks = createTasks(logger)

  let closing: Promise<void> | undefined
  const handler = createHandler(endpoint, {
    logger,
    maxPendingSize: options.maxPendingSize,
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
  const consumer = options.queue && (await startConsumer(endpoint, options.queue, options.consumer))
  try {
    await listen(server, settings, logger)
  } catch (error) {
    await consumer?.close()
    throw error
  }
  const schedules = startSchedules(endpoint, { waitUntil: tasks.add })

  const close = (): Promise<void> => (closing ??= shutDown())
  const closeAndEnd = async (): Promise<void> => {
    await close()
    // What cannot be cut off, such as a handler that waits, would keep the process alive.
    if (tasks.count() > 0) process.exit()
  }
  // A connection that has been made is taken on within the turn; the end of listening resets it.
  const onSignal = (): void => void setImmediate(() => void closeAndEnd())
  if (settings.signals) process.on('SIGINT', onSignal).on('SIGTERM', onSignal)

  async function shutDown(): Promise<void> {
    // What runs is one of the tasks.
    void schedules.close()
    // What still comes is kept for the next start.
    if (consumer) tasks.add(consumer.close())
    const closed = new Promise<void>((resolve) => {
      // That of HTTP also closes connections that are idle, as seen from here.
      NetServer.prototype.close.call(server, () => resolve())
    })
    await withinTime(settings.closeTimeout, async () => {
      await withinTime(Math.min(LAST_REQUESTS, settings.closeTimeout / 2), () => closed)
      server.close()
      const settled = tasks.settled()
      await Promise.all([settled, upgrades && upgrades.close(settled)])
      // A request that was sent before may still be on its way through the system.
      await withinTime(HALF_SENT_TIMEOUT, () => closed)
      await tasks.settled()
    })
    if (tasks.count() > 0) {
      logger.error(`${tasks.count()} request(s) or task(s) were cut off after closeTimeout`)
    }
    if (upgrades) upgrades.cutOff()
    server.closeAllConnections()
    await closed
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }

  const { address, family, port } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${reachable(address)}]` : reachable(address)}:${port}/`
  return { url, hostname: address, port, close, [Symbol.asyncDispose]: close }
}

/** How long connections are open for a last request, in milliseconds. */
const LAST_REQUESTS = 500

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
