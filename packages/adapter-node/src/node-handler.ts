import type { IncomingMessage, ServerResponse } from 'node:http'

import {
  ask,
  checkEndpoint,
  type Endpoint,
  type ErrorLogger,
  resolveLogger,
  type Runtime,
  textAnswer,
} from '@cqhttp/core/adapter'

import { NodeIncoming, isBodyLost } from './incoming.ts'
import { checkHandlerOptions, describe, type NodeHandlerOptions } from './options.ts'
import { type Exchange, send } from './outgoing.ts'
import type { NodePlatform } from './platform.ts'
import { BadRequestError } from './request-url.ts'
import { createTasks } from './tasks.ts'
import { createTurns } from './turns.ts'

/**
 * Answers a request of Node.
 *
 * Resolves when the response is written or the client is gone, and never rejects.
 */
export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/**
 * Makes a bot the listener of a Node server, or a handler of a framework on one.
 *
 * ```ts
 * https.createServer({ key, cert }, toNodeHandler(bot)).listen(8443)
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
 */
export function toNodeHandler(endpoint: Endpoint, options: NodeHandlerOptions = {}): NodeHandler {
  checkEndpoint(endpoint, describe)
  checkHandlerOptions(options)
  const logger = resolveLogger(options.logger)
  return createHandler(endpoint, { logger, waitUntil: createTasks(logger).add })
}

interface HandlerSettings {
  logger: ErrorLogger
  waitUntil: (task: Promise<unknown>) => void
  /** Whether the server takes no further request on the connections that it has. */
  isClosing?: () => boolean
}

export function createHandler(
  endpoint: Endpoint,
  { logger, waitUntil, isClosing = () => false }: HandlerSettings,
): NodeHandler {
  const endOfTurn = createTurns()

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
    } else if (!res.destroyed) {
      const text = isBad ? textAnswer(400, error.message) : textAnswer(500, 'internal error')
      await send(toExchange(req, res), text)
    }
  }

  return async (req, res) => {
    try {
      if (isBodyLost(req)) throw new BodyLostError()
      const incoming = new NodeIncoming(req)
      const runtime: Runtime = { waitUntil, platform: { req, res } satisfies NodePlatform }
      const answer = await ask(endpoint, incoming, runtime)
      await endOfTurn()
      await send(toExchange(req, res), answer)
    } catch (error) {
      await fail(req, res, error)
    }
  }
}

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
