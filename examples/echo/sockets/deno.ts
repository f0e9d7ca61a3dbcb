// The bot on Deno, which takes WebSockets beside HTTP.
import { toResponse } from '@cqhttp/core/adapter'
import { createSockets } from '@cqhttp/core/socket'

import { createBot } from '../bot.ts'

declare const Deno: {
  serve(
    options: { hostname: string; port: number },
    handler: (
      request: Request,
      info: { remoteAddr: { hostname: string } },
    ) => Response | Promise<Response>,
  ): void
  upgradeWebSocket(request: Request): { socket: WebSocket; response: Response }
}

const { HOST, PORT } = process.env
const bot = createBot(process.env)
const sockets = createSockets(bot)

Deno.serve(
  { hostname: HOST || '127.0.0.1', port: Number(PORT || 8080) },
  async (request, { remoteAddr }) => {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return bot.fetch(request)
    const refusal = await sockets.admit(request, remoteAddr.hostname)
    if (refusal) return toResponse(refusal)
    const { socket, response } = Deno.upgradeWebSocket(request)
    const connection = sockets.open(socket, request)
    socket.addEventListener('message', ({ data }) => void connection.message(data))
    socket.addEventListener('close', ({ code, reason }) => connection.closed(code, reason))
    return response
  },
)
