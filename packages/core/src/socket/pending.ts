import { toBody } from '../api/http-transport.ts'
import type { ActionCall, ActionResponse } from '../api/transport.ts'
import { ApiNotAvailableError, NetworkError } from '../base/errors.ts'
import { isObject } from '../base/value.ts'
import type { Socket } from './socket.ts'

interface Waiting {
  action: string
  onFrame: ActionCall['onFrame']
  resolve: (answer: ActionResponse) => void
  reject: (error: unknown) => void
  /** Settles when the frames so far have been taken. */
  taken: Promise<void>
  /** How many characters of frames have come and not been taken. */
  held: number
}

/** The calls over one socket that have no answer yet. */
export class Pending {
  readonly #socket: Socket
  readonly #maxBuffered: number
  readonly #waiting = new Map<string, Waiting>()
  /** Answers to calls of an earlier life, before hibernation, must not match. */
  readonly #prefix = `${Math.random().toString(36).slice(2)}-`
  #count = 0

  constructor(socket: Socket, maxBuffered: number) {
    this.#socket = socket
    this.#maxBuffered = maxBuffered
  }

  /**
   * Rejects with an `ApiNotAvailableError` when nothing was written, and with a `NetworkError` when
   * the socket closes before the answer.
   */
  async call({ action, params, signal, onFrame }: ActionCall): Promise<ActionResponse> {
    signal?.throwIfAborted()
    const { bufferedAmount = 0 } = this.#socket
    if (bufferedAmount > this.#maxBuffered) {
      throw new ApiNotAvailableError(action, `the socket is slow: ${bufferedAmount} bytes wait`)
    }
    // A text: an `echo` of another kind does not survive in every implementation.
    const echo = this.#prefix + ++this.#count
    const frame = `{"action":${JSON.stringify(action)},"params":${toBody(action, params)},"echo":"${echo}"}`
    const { promise, resolve, reject } = Promise.withResolvers<ActionResponse>()
    const abort = (): void => reject(signal?.reason)
    // Before it is sent, since a socket may answer within `send`.
    const taken = Promise.resolve()
    this.#waiting.set(echo, { action, onFrame, resolve, reject, taken, held: 0 })
    signal?.addEventListener('abort', abort, { once: true })
    try {
      this.#send(action, frame)
      return await promise
    } finally {
      this.#waiting.delete(echo)
      signal?.removeEventListener('abort', abort)
    }
  }

  #send(action: string, frame: string): void {
    let isSent = false
    let cause: unknown
    try {
      isSent = this.#socket.send(frame) !== 0
    } catch (error) {
      cause = error
    }
    if (isSent) return
    throw Object.assign(new ApiNotAvailableError(action, 'the socket is closing'), { cause })
  }

  /** Whether it was the answer to a call that waits, of so many characters. */
  settle(echo: unknown, answer: ActionResponse, length: number): boolean {
    const waiting = typeof echo === 'string' ? this.#waiting.get(echo) : undefined
    if (waiting === undefined) return false
    // There was no HTTP.
    delete answer.statusCode
    if (waiting.onFrame === undefined) waiting.resolve(answer)
    else void this.#take(waiting, waiting.onFrame, answer, length)
    return true
  }

  /** A socket cannot be told to wait: what comes faster than it is taken is held, up to a limit. */
  async #take(
    waiting: Waiting,
    onFrame: NonNullable<ActionCall['onFrame']>,
    answer: ActionResponse,
    length: number,
  ): Promise<void> {
    const { action, resolve, reject, taken } = waiting
    waiting.held += length
    if (waiting.held > this.#maxBuffered) {
      reject(new NetworkError(action, 'frames come faster than they are taken'))
      return
    }
    waiting.taken = taken.then(() => onFrame(answer))
    try {
      await waiting.taken
      waiting.held -= length
      if (isLast(answer)) resolve(answer)
    } catch (error) {
      reject(error)
    }
  }

  /** Rejects all: whether they took effect is unknown. */
  rejectAll(reason: string): void {
    for (const { action, reject } of this.#waiting.values()) {
      reject(new NetworkError(action, `the socket closed before an answer came (${reason})`))
    }
    this.#waiting.clear()
  }
}

/** Frames before the last have `type: 'stream'` in their data; an upload's only answer may, too. */
function isLast({ status, data }: ActionResponse): boolean {
  return status !== 'ok' || !isObject(data) || data['type'] !== 'stream' || !('data_type' in data)
}
