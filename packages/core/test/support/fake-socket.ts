import type { ClientSocket } from '../../src/socket/dial.ts'

/** The frame of a call. */
export interface CallFrame {
  action: string
  params: Record<string, unknown>
  echo: string
}

/** A socket that keeps what it is told, as plain as sockets may be. */
export function fakeSocket() {
  const frames: string[] = []
  const closes: [code: number, reason: string][] = []
  return {
    frames,
    closes,
    /** The calls that were written to it. */
    calls: () => frames.map((frame) => JSON.parse(frame) as CallFrame),
    send: (text: string): unknown => void frames.push(text),
    close: (code: number, reason: string) => void closes.push([code, reason]),
  }
}

/** The frame that answers a call. */
export function answerTo({ echo }: { echo: string }, data: unknown = null): string {
  return JSON.stringify({ status: 'ok', retcode: 0, data, echo })
}

/** Sockets of the Web, which tests open, feed and close. */
export function fakeWebSockets() {
  const opened: FakeWebSocket[] = []

  class FakeWebSocket implements ClientSocket {
    readonly url: string
    readonly frames: string[] = []
    readonly closes: number[] = []
    readyState = 0
    readonly #listeners: [type: string, listener: (event: object) => void][] = []

    constructor(url: string) {
      this.url = url
      opened.push(this)
    }

    addEventListener(type: string, listener: (event: object) => void): void {
      this.#listeners.push([type, listener])
    }

    send(text: string): void {
      this.frames.push(text)
    }

    /** As the Web has it. */
    close(code: number): void {
      if (code !== 1000 && code < 3000) throw new DOMException('not a code', 'InvalidAccessError')
      this.closes.push(code)
      this.readyState = 2
    }

    emit(type: string, event: object = {}): void {
      if (type === 'open') this.readyState = 1
      if (type === 'close') this.readyState = 3
      for (const [on, listener] of this.#listeners) if (on === type) listener(event)
    }
  }

  return { opened, WebSocket: FakeWebSocket }
}
