import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { Journal } from '../journal.ts'
import { redactBody, redactSecrets } from '../redact.ts'
import { shortenContent } from '../shorten.ts'
import type { SocketRecord } from './socket-record.ts'

/** How long to wait for a pong, in milliseconds. */
const PATIENCE = 1000
/** How much may wait in the socket before more is made, in bytes. */
const MOST_BUFFERED = 4 * 1024 * 1024
/** How long a close may take, in milliseconds. */
const FAREWELL = 500

/** The settings of a {@link Line}. */
interface LineOptions {
  ws: WebSocket
  record: SocketRecord
  journal: Journal
  /** Not to be recorded. */
  secrets: readonly string[]
  onFrame: (line: Line, text: string) => void
  onClose: (line: Line) => void
}

/** An open socket, whoever has dialled. */
export class Line {
  readonly record: SocketRecord
  readonly #options: LineOptions
  readonly #closed = Promise.withResolvers<void>()

  constructor(options: LineOptions) {
    this.#options = options
    this.record = options.record
    const { ws, record, journal, onFrame, onClose } = options
    record.openedAt = Date.now()
    ws.on('message', (data, isBinary) => {
      const text = toText(data)
      this.#record('bot', isBinary ? `(binary) ${text}` : text)
      onFrame(this, text)
    })
    // What went wrong ends with `close`.
    ws.on('error', () => {})
    ws.on('close', (code, reason) => {
      record.closedAt = Date.now()
      record.code = code
      record.reason = reason.toString()
      this.#closed.resolve()
      onClose(this)
      journal.changed()
    })
    journal.changed()
  }

  get isOpen(): boolean {
    const { ws } = this.#options
    return ws.readyState === ws.OPEN
  }

  /** @returns Whether it was written. */
  send(text: string): boolean {
    if (!this.isOpen) return false
    this.#record('sandbox', text)
    this.#options.ws.send(text)
    return true
  }

  /** Resolves when the network has taken what was sent, or the line has closed. */
  async drained(): Promise<void> {
    while (this.isOpen && this.#options.ws.bufferedAmount > MOST_BUFFERED) await sleep(1)
  }

  /** Cuts the line: the other side hears nothing more, not even a goodbye. */
  cut(): void {
    this.record.isCut = true
    this.#terminate()
  }

  /** Resolves when it has closed; one that does not answer is cut. */
  async close(code?: number, reason: string = ''): Promise<void> {
    this.#options.ws.close(code, reason)
    await Promise.race([this.#closed.promise, sleep(FAREWELL, undefined, { ref: false })])
    if (this.record.closedAt === undefined) this.#terminate()
  }

  /** Resolves when the bot has read all that was sent, and had a turn to begin with it. */
  async read(): Promise<void> {
    for (let round = 0; round < 2 && this.isOpen; round++) {
      await Promise.race([
        this.#pong(),
        this.#closed.promise,
        sleep(PATIENCE, undefined, { ref: false }),
      ])
      await setImmediate()
    }
  }

  #terminate(): void {
    this.#options.ws.terminate()
  }

  #pong(): Promise<void> {
    const { ws } = this.#options
    const { promise, resolve } = Promise.withResolvers<void>()
    ws.once('pong', () => resolve())
    ws.ping()
    return promise
  }

  #record(from: 'sandbox' | 'bot', sent: string): void {
    const { journal, record, secrets } = this.#options
    const shown = shortenContent(sent)
    const text = from === 'bot' ? redactSecrets(redactBody(shown), secrets) : shown
    journal.addFrame({ socket: record.id, from, text, time: Date.now() })
  }
}

function toText(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
