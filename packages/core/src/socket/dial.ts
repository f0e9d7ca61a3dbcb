import { ignore } from '../base/logger.ts'
import { setBackgroundInterval } from '../base/timers.ts'
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
  /** Whether a timer may run as long as the socket is open. */
  timers: boolean
}

/** How long a handshake may take, in milliseconds. */
const HANDSHAKE = 10_000
/** How often it is looked whether the other side has said goodbye, in milliseconds. */
const WATCH = 500
/** https://websockets.spec.whatwg.org/#dom-websocket-closing */
const CLOSING = 2

/** @throws whatever the constructor throws. */
export function dial(
  WebSocket: ClientSocketConstructor,
  url: string,
  { onOpen, onMessage, onClose, timers }: Attempt,
): ClientSocket {
  const socket = new WebSocket(url)
  let isOver = false
  let stopWatching = ignore
  const end = (event: object = {}): void => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    stopWatching()
    const { code, reason } = event as { code?: number; reason?: string }
    onClose(code, reason)
  }
  const timer = setTimeout(() => {
    end({ reason: `no handshake within ${HANDSHAKE} ms` })
    socket.close(1000, '')
  }, HANDSHAKE)
  // Node and Bun tell of a close only when the connection has ended, which may never be.
  const watch = (): void => {
    if (socket.readyState === CLOSING) end({ reason: 'the other side said goodbye' })
  }
  socket.addEventListener('open', () => {
    clearTimeout(timer)
    if (isOver) {
      socket.close(1000, '')
      return
    }
    if (timers) stopWatching = setBackgroundInterval(watch, WATCH)
    onOpen(socket)
  })
  socket.addEventListener('message', (event) => onMessage((event as { data?: unknown }).data))
  // The reason comes with `close`; without a listener an `error` is thrown by some.
  socket.addEventListener('error', () => {})
  socket.addEventListener('close', end)
  return socket
}
