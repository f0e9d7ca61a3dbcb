import { toResponse } from '@cqhttp/core/adapter'
import { createSockets } from '@cqhttp/core/socket'

import { createBot } from '../../conformance/bot.ts'

// What is used of https://docs.deno.com/api/deno/
declare const Deno: {
  serve(
    options: { hostname: string; port: number },
    handler: (
      request: Request,
      info: { remoteAddr: { hostname: string } },
    ) => Response | Promise<Response>,
  ): unknown
  upgradeWebSocket(request: Request): { socket: WebSocket; response: Response }
  env: { toObject(): Record<string, string> }
}

const bot = createBot(Deno.env.toObject())
const sockets = createSockets(bot)

Deno.serve({ hostname: '127.0.0.1', port: 0 }, async (request, { remoteAddr }) => {
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return bot.fetch(request)
  const refusal = await sockets.admit(request, remoteAddr.hostname)
  if (refusal !== undefined) return toResponse(refusal)
  const { socket, response } = Deno.upgradeWebSocket(request)
  const connection = sockets.open(socket, request)
  socket.addEventListener('message', ({ data }) => void connection.message(data))
  socket.addEventListener('close', ({ code, reason }) => connection.closed(code, reason))
  return response
})
