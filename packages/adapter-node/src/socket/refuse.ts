import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Outgoing } from '@cqhttp/core/adapter'

/** Answers a handshake that is not followed, and ends the connection. */
export function refuse(socket: Duplex, { status, headers, body }: Outgoing): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const fields = {
    ...headers,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head.join('')}\r\n${body}`)
}
