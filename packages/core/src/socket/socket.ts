/**
 * A WebSocket as sockets need it. Those of `ws`, Bun, Deno, Workers and browsers are ones.
 */
export interface Socket {
  /** Sends a text frame. A result of 0 says that it was dropped, as Bun does. */
  send(text: string): unknown
  /** Begins to close. */
  close(code: number, reason: string): void
  /** 1 while frames can be sent; without it a socket counts as open until `closed` is called. */
  readonly readyState?: number
  /** How much is waiting to be sent, in bytes. */
  readonly bufferedAmount?: number
}

const OPEN = 1

export function isOpen({ readyState = OPEN }: Socket): boolean {
  return readyState === OPEN
}

/** Never throws. */
export function closeSocket(socket: Socket, code: number, reason: string): void {
  // Sockets of the Web, such as Deno's, refuse the codes of the protocol: 4001 in place of 1001.
  for (const allowed of [code, code + 3000]) {
    try {
      socket.close(allowed, reason)
      return
    } catch {
      // The next one, or it is closed already.
    }
  }
}
