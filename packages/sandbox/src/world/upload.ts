import { createHash, type Hash } from 'node:crypto'
import { refuse } from './world-error.ts'

/** A file that arrives in pieces: only its size and digest are kept, and pieces that came too early. */
export class Upload {
  readonly total: number
  readonly #hash: Hash = createHash('sha256')
  readonly #early = new Map<number, Uint8Array>()
  #next = 0
  #size = 0

  constructor(total: number) {
    this.total = total
  }

  /** How many pieces have come. */
  get received(): number {
    return this.#next + this.#early.size
  }

  /** Takes a piece; one that came before counts once. @throws WorldError beyond the last one. */
  add(index: number, bytes: Uint8Array): void {
    if (index < 0 || index >= this.total) {
      refuse('params', `there is no chunk ${index} of ${this.total}`)
    }
    if (index < this.#next) return
    this.#early.set(index, bytes)
    for (let piece = this.#early.get(this.#next); piece !== undefined;) {
      this.#hash.update(piece)
      this.#size += piece.byteLength
      this.#early.delete(this.#next++)
      piece = this.#early.get(this.#next)
    }
  }

  /** The size in bytes and the SHA-256 of the whole. @throws WorldError while pieces are missing. */
  finish(): { size: number; sha256: string } {
    if (this.#next < this.total) {
      refuse('params', `${this.total - this.received} of ${this.total} chunks are missing`)
    }
    return { size: this.#size, sha256: this.#hash.copy().digest('hex') }
  }
}
