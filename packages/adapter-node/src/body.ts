import type { IncomingMessage } from 'node:http'

import { BodyTooLargeError } from '@cqhttp/core/adapter'

import type { Pending } from './pending.ts'

/**
 * How much of a body is held before anything asks for it, in bytes: an event of the usual
 * `maxBodySize`. What is announced as no larger is never held up.
 */
const LARGEST_EVENT = 8 * 1024 * 1024

/** How far a stream is read ahead, in bytes. */
const READ_AHEAD = 65_536

/** Chunks that are put together: each has an overhead, and a sender may make them of one byte. */
const MANY_CHUNKS = 256

const GONE = 'the body was read before, or its sender is gone'

/** The body of a request, which can be read once: as a whole, or as a stream. */
export class Body {
  /** What has come and has not been handed over, in bytes. */
  held = 0
  /** Whether somebody wanted it after it was dropped, to have room for others. */
  isMissed = false
  readonly #req: IncomingMessage
  readonly #pending: Pending
  #state: 'idle' | 'coming' | 'whole' | 'failed' = 'idle'
  #error: Error | undefined
  #chunks: Uint8Array[] = []
  #blocks: Uint8Array[] = []
  #window = Infinity
  /** Told when something has come, or nothing more will. */
  #onChange: (() => void) | undefined
  #isTaken = false
  #isDropped = false

  constructor(req: IncomingMessage, pending: Pending) {
    this.#req = req
    this.#pending = pending
  }

  /** Whether nothing of it has been read so far. */
  get isIdle(): boolean {
    return this.#state === 'idle'
  }

  /**
   * Holds what comes, so that it is not lost when the sender leaves before it is asked for. Before
   * anything else than the sender is waited for.
   */
  hold(): void {
    if (this.#state !== 'idle') return
    const req = this.#req
    if (!(announced(req) <= LARGEST_EVENT)) this.#window = LARGEST_EVENT
    if (req.readableEnded || req.destroyed) {
      this.#fail(new Error(GONE))
      return
    }
    this.#state = 'coming'
    req.on('data', (chunk: Uint8Array) => this.#take(chunk))
    req.on('end', () => {
      if (this.#state !== 'coming') return
      this.#state = 'whole'
      this.#onChange?.()
    })
    req.on('error', (error) => this.#fail(error))
    req.on('close', () => {
      // After each request; an error costs more than all the rest of it.
      if (!req.readableEnded) this.#fail(new Error('the sender hung up'))
    })
  }

  /** Reads it as a whole; rejects when it is larger than `limit` bytes or its sender hangs up. */
  read(limit: number): Promise<Uint8Array> {
    if (this.#isTaken) return Promise.reject(new Error(GONE))
    this.#isTaken = true
    if (announced(this.#req) > limit) return Promise.reject(new BodyTooLargeError(limit))
    this.#pending.allow(limit)
    this.hold()
    this.#window = limit
    return new Promise((resolve, reject) => {
      // Forgotten at the end: the listeners live until the next request of the connection.
      const look = (): void => {
        if (this.held > limit) this.#fail(new BodyTooLargeError(limit))
        if (this.#state === 'coming') return
        this.#onChange = undefined
        if (this.#state === 'whole') resolve(this.#handOver())
        else reject(this.#miss())
      }
      this.#onChange = look
      look()
      if (this.#state === 'coming' && this.#req.isPaused()) this.#req.resume()
    })
  }

  /**
   * Reads it as a stream, and from the socket not much faster.
   *
   * Not `Readable.toWeb`: to cancel that one destroys the socket before the response is sent.
   */
  stream(): ReadableStream<Uint8Array> {
    const isTaken = this.#isTaken
    this.#isTaken = true
    return new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          if (isTaken) throw new Error(GONE)
          return this.#pull(controller)
        },
        cancel: () => {
          this.#fail(new Error('nobody reads the body any more'))
          this.#req.pause()
        },
      },
      { highWaterMark: 0 },
    )
  }

  /** As {@link Pending} asks for. */
  drop(): void {
    this.#isDropped = true
    this.#fail(new Error('too many unfinished requests'))
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.hold()
    this.#window = announced(this.#req) <= LARGEST_EVENT ? Infinity : READ_AHEAD
    if (this.held === 0 && this.#state === 'coming') {
      this.#req.resume()
      await new Promise<void>((resolve) => {
        this.#onChange = resolve
      })
      this.#onChange = undefined
    }
    if (this.held > 0) controller.enqueue(this.#handOver())
    else if (this.#state === 'whole') controller.close()
    else throw this.#miss()
  }

  #take(chunk: Uint8Array): void {
    if (this.#state !== 'coming') return
    this.#chunks.push(chunk)
    if (this.#chunks.length === MANY_CHUNKS) {
      this.#blocks.push(Buffer.concat(this.#chunks))
      this.#chunks = []
    }
    this.#change(chunk.byteLength)
    if (this.held > this.#window) this.#req.pause()
    this.#onChange?.()
  }

  #handOver(): Uint8Array {
    const chunks = this.#blocks.length === 0 ? this.#chunks : [...this.#blocks, ...this.#chunks]
    const [first] = chunks
    const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks, this.held)
    this.#forget()
    return bytes
  }

  #miss(): Error {
    this.isMissed = this.#isDropped
    return this.#error ?? new Error(GONE)
  }

  #fail(error: Error): void {
    if (this.#state === 'failed' || (this.#state === 'whole' && !this.#isDropped)) return
    if (error instanceof BodyTooLargeError || this.#isDropped) this.#req.pause()
    this.#state = 'failed'
    this.#error = error
    this.#forget()
    this.#onChange?.()
  }

  #forget(): void {
    this.#chunks = []
    this.#blocks = []
    this.#change(-this.held)
  }

  #change(bytes: number): void {
    if (bytes === 0) return
    this.held += bytes
    this.#pending.change(this, bytes)
  }
}

/** What the sender says, in bytes; `NaN` where it does not. */
function announced(req: IncomingMessage): number {
  return Number(req.headers['content-length'] ?? NaN)
}
