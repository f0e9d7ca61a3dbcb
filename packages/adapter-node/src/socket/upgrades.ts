import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import { type ErrorLogger, type Outgoing, textAnswer } from '@cqhttp/core/adapter'
import { createSockets, type SocketBot } from '@cqhttp/core/socket'
import type { Server } from 'ws'

import { NodeIncoming } from '../incoming.ts'
import type { Pending } from '../pending.ts'
import { BadRequestError } from '../request-url.ts'
import { Clients } from './clients.ts'
import type { SocketSettings } from './options.ts'
import { refuse } from './refuse.ts'
import type { ServerSocket } from './server.ts'
import { toSocket } from './together.ts'

/** A listener of `upgrade`, and how to end what it has begun. */
export interface Upgrades {
  /** Takes a handshake. */
  handle(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Takes no more; resolves when `until` has settled, all events are handled and all are closed. */
  close(until?: Promise<unknown>): Promise<void>
  /** Cuts off what is left. */
  cutOff(): void
}

interface UpgradeSettings extends SocketSettings {
  logger: ErrorLogger
  waitUntil: (task: Promise<unknown>) => void
}

/** A handshake has no body. */
const NO_BODY: Pending = { allow: () => {}, change: () => {} }

/** Whether an endpoint takes sockets; others have `fetch` only. */
export function isSocketBot(endpoint: unknown): endpoint is SocketBot {
  const { deliver, settings } = (endpoint ?? {}) as Partial<SocketBot>
  return typeof deliver === 'function' && typeof settings === 'function'
}

/** @throws TypeError for an option of core's that is wrong. */
export function createUpgrades(bot: SocketBot, settings: UpgradeSettings): Upgrades {
  const { logger, maxFrameSize, maxSockets, maxSocketsPerAddress, waitUntil } = settings
  const sockets = createSockets(bot, settings.sockets)
  const clients = new Clients(settings.pingInterval)
  let server: Server<typeof ServerSocket> | undefined

  /** Not before the first socket: a bot without any starts without it. */
  async function load(): Promise<Server<typeof ServerSocket>> {
    if (server !== undefined) return server
    const { createServer } = await import('./server.ts')
    return (server ??= createServer(maxFrameSize, rejectHandshake))
  }

  /** Of a sender that was admitted, so that the log may say it. */
  function rejectHandshake(answer: Outgoing, req: IncomingMessage, socket: Duplex): void {
    const { remoteAddress = '' } = req.socket
    const { logger: log } = bot.settings()
    log.warn(`refused a socket from ${remoteAddress}: ${answer.status} ${answer.body}`)
    refuse(socket, answer)
  }

  async function accept(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const incoming = new NodeIncoming(req, NO_BODY)
    const { remoteAddress: address = '' } = req.socket
    const refusal = await sockets.admit(incoming, address)
    if (refusal !== undefined) return refuse(socket, refusal)
    const webSockets = await load()
    // From here on at once, so that the counts are right.
    const limit = limitOf(address)
    if (limit !== undefined) {
      bot.settings().logger.warn(`refused a socket from ${address}: more than ${limit}`)
      return refuse(socket, textAnswer(503, 'too many sockets'))
    }
    if (socket.destroyed) return
    webSockets.handleUpgrade(req, socket, head, (ws) => open(ws, socket, incoming, address))
  }

  function limitOf(address: string): string | undefined {
    if (clients.size >= maxSockets) return `maxSockets (${maxSockets})`
    return clients.countOf(address) >= maxSocketsPerAddress
      ? `maxSocketsPerAddress (${maxSocketsPerAddress})`
      : undefined
  }

  function open(ws: ServerSocket, duplex: Duplex, incoming: NodeIncoming, address: string): void {
    clients.add(ws, address)
    const connection = sockets.open(toSocket(ws, duplex), incoming, { waitUntil })
    // What is wrong comes with the close that follows; without a listener it is thrown.
    ws.on('error', () => {})
    ws.on('message', (data, isBinary) => {
      waitUntil(connection.message(isBinary ? data : (data as Buffer).toString()))
    })
    ws.onClosing = (code, reason) => connection.closed(code, reason)
    ws.on('close', (code, reason) => connection.closed(code, reason.toString()))
  }

  return {
    handle(req, socket, head) {
      // For good: Node has taken its own listener off, and a client that resets the connection while
      // it is being refused would end the process.
      socket.on('error', () => {})
      accept(req, socket, head).catch((error: unknown) => {
        const isBad = error instanceof BadRequestError
        if (!isBad) logger.error('a socket could not be opened:', error)
        refuse(socket, isBad ? textAnswer(400, error.message) : textAnswer(500, 'internal error'))
      })
    },
    async close(until) {
      await sockets.close(until)
      await clients.gone()
    },
    cutOff: () => clients.cutOff(),
  }
}
