import { writeParams } from '../api/http-transport.ts'
import type { ActionCall, ActionResponse } from '../api/transport.ts'
import { ApiNotAvailableError, NetworkError } from '../base/errors.ts'
import { isObject } from '../base/value.ts'
import type { Socket } from './socket.ts'

interface Waiting extends Pick<ActionCall, 'action' | 'onFrame'> {
  resolve: (answer: ActionResponse) => void
  reject: (error: unknown) => void
  /** The frames that came and were not taken yet, one after the other. */
  turn: Promise<void>
  /** How much of them there is, in characters. */
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
    // Not in ASCII alone as over HTTP: nobody decodes frames piece by piece.
    const json = writeParams(action, params, JSON.stringify)
    const frame = `{"action":${JSON.stringify(action)},"params":${json},"echo":"${echo}"}`
    const { promise, resolve, reject } = Promise.withResolvers<ActionResponse>()
    const abort = (): void => reject(signal?.reason)
    // Before it is sent, since a socket may answer within `send`.
    this.#waiting.set(echo, { action, onFrame, resolve, reject, turn: Promise.resolve(), held: 0 })
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

  /** Whether it was the answer to a call that waits, or one of its answers. */
  settle(echo: unknown, answer: ActionResponse, length: number): boolean {
    const waiting = typeof echo === 'string' ? this.#waiting.get(echo) : undefined
    if (waiting === undefined) return false
    // There was no HTTP.
    delete answer.statusCode
    if (waiting.onFrame === undefined) waiting.resolve(answer)
    else this.#take(waiting, waiting.onFrame, answer, length)
    return true
  }

  /** A socket cannot be held up, so what is not taken yet is kept, as far as it fits. */
  #take(
    waiting: Waiting,
    onFrame: NonNullable<Waiting['onFrame']>,
    answer: ActionResponse,
    length: number,
  ): void {
    const { action, resolve, reject } = waiting
    waiting.held += length
    if (waiting.held > this.#maxBuffered) {
      reject(new NetworkError(action, 'frames come faster than they are taken: raise maxBuffered'))
    }
    const take = async (): Promise<void> => {
      await onFrame(answer)
      waiting.held -= length
      if (!isFollowed(answer)) resolve(answer)
    }
    waiting.turn = waiting.turn.then(take)
    waiting.turn.catch(reject)
  }

  /** Rejects all: whether they took effect is unknown. */
  rejectAll(reason: string): void {
    for (const { action, reject } of this.#waiting.values()) {
      reject(new NetworkError(action, `the socket closed before an answer came (${reason})`))
    }
    this.#waiting.clear()
  }
}

/** Whether more answers of the same call come: a chunk of an upload is answered once. */
function isFollowed({ status, data }: ActionResponse): boolean {
  if (status === 'failed' || !isObject(data)) return false
  return data['type'] === 'stream' && data['data_type'] !== undefined
}
