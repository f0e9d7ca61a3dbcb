// Not the global one: a test that fakes the time would wait for the frame for ever.
import { setImmediate } from 'node:timers'
import type { Duplex } from 'node:stream'

import type { Socket } from '@cqhttp/core/socket'
import type { WebSocket } from 'ws'

/**
 * A socket whose frames leave together when they become ready in one turn of the event loop, since
 * each write costs as much as to handle an event. A frame on its own waits for some microseconds.
 */
export function toSocket(ws: WebSocket, duplex: Duplex): Socket {
  let isCorked = false
  const uncork = (): void => {
    isCorked = false
    duplex.uncork()
  }
  return {
    get readyState() {
      return ws.readyState
    },
    get bufferedAmount() {
      return ws.bufferedAmount
    },
    send(text) {
      if (!isCorked) {
        isCorked = true
        duplex.cork()
        setImmediate(uncork)
      }
      ws.send(text)
    },
    close: (code, reason) => ws.close(code, reason),
  }
}
