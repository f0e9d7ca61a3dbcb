import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'

import {
  ask,
  checkEndpoint,
  checkNode,
  type Endpoint,
  type ErrorLogger,
  resolveLogger,
  type Runtime,
  textAnswer,
} from '@cqhttp/core/adapter'

import { NodeIncoming, isBodyLost } from './incoming.ts'
import { checkHandlerOptions, describe, type NodeHandlerOptions } from './options.ts'
import { type Exchange, isGone, send } from './outgoing.ts'
import { createPending } from './pending.ts'
import type { NodePlatform } from './platform.ts'
import { BadRequestError } from './request-url.ts'
import { createTasks } from './tasks.ts'
import { createTurns } from './turns.ts'

/**
 * Answers a request of Node, over HTTP/1 or HTTP/2.
 *
 * Resolves when the response is written or the client is gone, and never rejects.
 */
export type NodeHandler = (
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
) => Promise<void>

/**
 * Makes a bot the listener of a Node server, or a handler of a framework on one.
 *
 * ```ts
 * https.createServer({ key, cert }, toNodeHandler(bot)).listen(8443)
 * http2.createSecureServer({ key, cert, allowHTTP1: true }, toNodeHandler(bot)).listen(8443)
 * app.use('/bot', toNodeHandler(bot)) // Express; the bot sees the path without '/bot'
 * ```
 *
 * The signature is checked over the raw bytes, so mount it before any body parser, or behind one
 * that keeps the bytes as `req.body` or `req.rawBody`, such as `express.raw({ type: '*\/*' })`;
 * otherwise the answer is 500, and the reason is logged.
 *
 * Tasks of `waitUntil` go on after the response; a server of your own is closed by you, and does
 * not wait for them.
 *
 * @throws TypeError for a wrong option, or an endpoint without `fetch`.
 * @throws Error on Node before 22.12.
 */
export function toNodeHandler(endpoint: Endpoint, options: NodeHandlerOptions = {}): NodeHandler {
  checkNode(process.versions.node)
  checkEndpoint(endpoint, describe)
  checkHandlerOptions(options)
  const logger = resolveLogger(options.logger)
  const { maxPendingSize } = options
  return createHandler(endpoint, { logger, maxPendingSize, waitUntil: createTasks(logger).add })
}

interface HandlerSettings {
  logger: ErrorLogger
  /** In bytes. */
  maxPendingSize: number | undefined
  waitUntil: (task: Promise<unknown>) => void
  /** Whether the server takes no further request on the connections that it has. */
  isClosing?: () => boolean
}

export function createHandler(
  endpoint: Endpoint,
  { logger, maxPendingSize = 67_108_864, waitUntil, isClosing = () => false }: HandlerSettings,
): NodeHandler {
  const endOfTurn = createTurns()
  let lastDrop = -Infinity
  const pending = createPending(maxPendingSize, (most) => {
    const now = performance.now()
    if (now - lastDrop < PAUSE) return
    lastDrop = now
    logger.error(
      `unfinished requests hold more than ${most} bytes, so the largest are answered with 503; ` +
        'is this an attack? If not, raise maxPendingSize',
    )
  })

  /** At the end of the turn: a body that came together with the head is complete by then. */
  function toExchange(req: IncomingMessage, res: ServerResponse): Exchange {
    return { req, res, isEarly: !req.complete, isLast: isClosing() }
  }

  async function fail(req: IncomingMessage, res: ServerResponse, error: unknown): Promise<void> {
    const isBad = error instanceof BadRequestError
    // If the client hung up mid-request, that is the cause; there is nobody to answer.
    const isAborted = req.destroyed && !req.complete
    if (!isBad && !isAborted) logger.error('a request could not be answered:', error)
    await endOfTurn()
    if (res.headersSent) {
      res.destroy()
    } else if (!isGone(res)) {
      const text = isBad ? textAnswer(400, error.message) : textAnswer(500, 'internal error')
      await send(toExchange(req, res), text)
    }
  }

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      if (isBodyLost(req)) throw new BodyLostError()
      const incoming = new NodeIncoming(req, pending)
      const runtime: Runtime = { waitUntil, platform: { req, res } satisfies NodePlatform }
      const answering = ask(endpoint, incoming, runtime)
      let isAnswered = false
      if (incoming.isUnread) {
        // After all that needs microtasks only, and before the next event of the connection.
        queueMicrotask(() => process.nextTick(() => isAnswered || incoming.body.hold()))
      }
      const answer = await answering
      isAnswered = true
      await endOfTurn()
      await send(toExchange(req, res), incoming.body.isMissed ? BUSY : answer)
    } catch (error) {
      await fail(req, res, error)
    }
  }

  // The compatibility API of HTTP/2 has all that is used here.
  return (req, res) => respond(req as IncomingMessage, res as ServerResponse)
}

/** How long the log has no second line about dropped requests, in milliseconds. */
const PAUSE = 60_000

const BUSY = textAnswer(503, 'too many unfinished requests', { 'retry-after': '5' })

/** The body was parsed before the handler, so no signature can be checked. */
class BodyLostError extends Error {
  override name = 'BodyLostError'

  constructor() {
    super(
      'the request body was read before toNodeHandler, which needs its raw bytes; mount the ' +
        "handler before the body parser, or parse with express.raw({ type: '*/*' })",
    )
  }
}
