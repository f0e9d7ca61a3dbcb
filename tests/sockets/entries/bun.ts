import { toResponse } from '@cqhttp/core/adapter'
import {
  type Connection,
  createSockets,
  type Socket,
  type SocketRequest,
} from '@cqhttp/core/socket'

import { createBot } from '../../conformance/bot.ts'

interface BunSocket extends Socket {
  data: SocketRequest | Connection
}

// What is used of https://bun.com/docs/api/websockets
declare const Bun: {
  serve(options: {
    port: number
    fetch(request: Request, server: BunServer): Promise<Response | undefined>
    websocket: {
      maxPayloadLength: number
      open(ws: BunSocket): void
      message(ws: BunSocket, frame: unknown): void
      close(ws: BunSocket, code: number, reason: string): void
    }
  }): { port: number }
}
interface BunServer {
  requestIP(request: Request): { address: string } | null
  upgrade(request: Request, options: { data: SocketRequest }): boolean
}

const bot = createBot(process.env)
const sockets = createSockets(bot)

const server = Bun.serve({
  port: 0,
  async fetch(request, bun) {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return bot.fetch(request)
    const refusal = await sockets.admit(request, bun.requestIP(request)?.address)
    if (refusal !== undefined) return toResponse(refusal)
    return bun.upgrade(request, { data: request }) ? undefined : new Response(null, { status: 400 })
  },
  websocket: {
    maxPayloadLength: 64 * 1024 * 1024,
    open: (ws) => void (ws.data = sockets.open(ws, ws.data as SocketRequest)),
    message: (ws, frame) => void (ws.data as Connection).message(frame),
    close: (ws, code, reason) => (ws.data as Connection).closed(code, reason),
  },
})
console.log(`Listening on http://127.0.0.1:${server.port}/`)
