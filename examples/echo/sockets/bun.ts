// The bot on Bun, which takes WebSockets beside HTTP.
import { toResponse } from '@cqhttp/core/adapter'
import {
  type Connection,
  createSockets,
  type Socket,
  type SocketRequest,
} from '@cqhttp/core/socket'

import { createBot } from '../bot.ts'

interface BunServer {
  requestIP(request: Request): { address: string } | null
  upgrade(request: Request, options: { data: SocketRequest }): boolean
}
type BunSocket = Socket & { data: SocketRequest | Connection }

const { HOST, PORT } = process.env
const bot = createBot(process.env)
const sockets = createSockets(bot)

export default {
  hostname: HOST || '127.0.0.1',
  port: Number(PORT || 8080),
  async fetch(request: Request, server: BunServer): Promise<Response | undefined> {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return bot.fetch(request)
    const refusal = await sockets.admit(request, server.requestIP(request)?.address)
    if (refusal) return toResponse(refusal)
    const isOpen = server.upgrade(request, { data: request })
    return isOpen ? undefined : new Response(null, { status: 400 })
  },
  websocket: {
    maxPayloadLength: 64 * 1024 * 1024,
    open(socket: BunSocket): void {
      socket.data = sockets.open(socket, socket.data as SocketRequest)
    },
    message: (socket: BunSocket, frame: unknown) => (socket.data as Connection).message(frame),
    close: (socket: BunSocket, code: number, reason: string) =>
      (socket.data as Connection).closed(code, reason),
  },
}
