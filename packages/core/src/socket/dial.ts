import type { Socket } from './socket.ts'

/** A WebSocket of the Web, as far as a client needs it. */
export interface ClientSocket extends Socket {
  addEventListener(type: string, listener: (event: object) => void): void
}

/** What opens sockets: the global `WebSocket`, or one like it. */
export type ClientSocketConstructor = new (url: string) => ClientSocket

/** How the bot hears of one attempt. */
interface Attempt {
  onOpen: (socket: ClientSocket) => void
  onMessage: (frame: unknown) => void
  /** Once, also when it never opened. */
  onClose: (code: number | undefined, reason: string | undefined) => void
}

/** How long a handshake may take, in milliseconds. */
const HANDSHAKE = 10_000

/** @throws whatever the constructor throws. */
export function dial(
  WebSocket: ClientSocketConstructor,
  url: string,
  { onOpen, onMessage, onClose }: Attempt,
): ClientSocket {
  const socket = new WebSocket(url)
  let isOver = false
  const end = (event: object = {}): void => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    const { code, reason } = event as { code?: number; reason?: string }
    onClose(code, reason)
  }
  const timer = setTimeout(() => {
    end({ reason: `no handshake within ${HANDSHAKE} ms` })
    socket.close(1000, '')
  }, HANDSHAKE)
  socket.addEventListener('open', () => {
    clearTimeout(timer)
    if (isOver) socket.close(1000, '')
    else onOpen(socket)
  })
  socket.addEventListener('message', (event) => onMessage((event as { data?: unknown }).data))
  // The reason comes with `close`; without a listener an `error` is thrown by some.
  socket.addEventListener('error', () => {})
  socket.addEventListener('close', end)
  return socket
}
