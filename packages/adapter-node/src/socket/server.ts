// Loaded with the first socket, and `ws` with it.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import { type Outgoing, textAnswer } from '@cqhttp/core/adapter'
import { type Server, WebSocket, WebSocketServer } from 'ws'

/**
 * A socket that tells when it begins to close. The event `close` comes only after the connection has
 * ended, for which `ws` gives a peer 30 s.
 */
export class ServerSocket extends WebSocket {
  /** Called when either side says goodbye, or the other one breaks the protocol. */
  onClosing: ((code: number, reason: string) => void) | undefined

  override close(code: number = NO_STATUS, reason: string | Buffer = ''): void {
    let violation = ''
    this.once('error', ({ message }) => (violation = message))
    if (code === NO_STATUS) super.close()
    else super.close(code, reason)
    // The error that says what was wrong follows.
    queueMicrotask(() => this.onClosing?.(code, String(reason) || violation))
  }
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const NO_STATUS = 1005

/** Answers a handshake that is incomplete, or of another version. */
export type Reject = (answer: Outgoing, req: IncomingMessage, socket: Duplex) => void

export function createServer(maxPayload: number, reject: Reject): Server<typeof ServerSocket> {
  const options = { noServer: true, clientTracking: false, maxPayload, WebSocket: ServerSocket }
  const server = new WebSocketServer<typeof ServerSocket>(options)
  server.on('wsClientError', ({ message }, socket, req) => reject(toAnswer(message), req, socket))
  return server
}

/** @param message What `ws` says, which names the header. */
function toAnswer(message: string): Outgoing {
  if (message.includes('method')) return textAnswer(405, message, { allow: 'GET' })
  if (!message.includes('Version')) return textAnswer(400, message)
  // https://www.rfc-editor.org/rfc/rfc6455#section-4.4
  return textAnswer(426, message, { 'sec-websocket-version': '13, 8' })
}
