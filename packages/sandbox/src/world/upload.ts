import type { Draft, StoredFile, StoredFiles } from './stored-files.ts'
import { refuse } from './world-error.ts'

/** How many bytes may wait for pieces before them. */
const MOST_EARLY = 64 * 1024 * 1024
const MOST_PIECES = 1_000_000

/** A file that arrives in pieces, in any order; those that came too early wait in memory. */
export class Upload {
  readonly total: number
  readonly name: string
  /** The SHA-256 that it must have; undefined for any. */
  readonly expected: string | undefined
  readonly #draft: Draft
  readonly #early = new Map<number, Uint8Array>()
  #waiting = 0
  #next = 0

  /** @throws WorldError without a number of pieces. */
  constructor(
    files: StoredFiles,
    { total, name, expected }: { total: number; name: string; expected: string | undefined },
  ) {
    if (total < 1 || total > MOST_PIECES) refuse('params', 'total_chunks required for new stream')
    this.total = total
    this.name = name
    this.expected = expected
    this.#draft = files.draft()
  }

  /** How many pieces have come. */
  get received(): number {
    return this.#next + this.#early.size
  }

  /** Takes a piece; @returns Whether it is new. @throws WorldError beyond the last one. */
  add(index: number, bytes: Uint8Array): boolean {
    if (index < 0 || index >= this.total) refuse('params', `Invalid chunk index: ${index}`)
    if (index < this.#next || this.#early.has(index)) return false
    if (index > this.#next) {
      this.#waiting += bytes.length
      if (this.#waiting > MOST_EARLY) refuse('forbidden', 'too many pieces came too early')
      this.#early.set(index, bytes)
      return true
    }
    this.#draft.append(bytes)
    this.#next++
    for (let piece = this.#take(); piece !== undefined; piece = this.#take()) {
      this.#draft.append(piece)
      this.#next++
    }
    return true
  }

  /** @throws WorldError while pieces are missing, or when the SHA-256 is another. */
  finish(path: string): StoredFile {
    if (this.#next < this.total) refuse('params', `Missing chunk file ${this.#next}`)
    const { sha256 } = this.#draft
    if (this.expected !== undefined && sha256 !== this.expected) {
      refuse('params', `SHA256 mismatch. Expected: ${this.expected}, Got: ${sha256}`)
    }
    return this.#draft.finish(path, this.name)
  }

  /** Throws away what has arrived. */
  discard(): void {
    this.#early.clear()
    this.#draft.discard()
  }

  #take(): Uint8Array | undefined {
    const piece = this.#early.get(this.#next)
    if (piece === undefined) return undefined
    this.#early.delete(this.#next)
    this.#waiting -= piece.length
    return piece
  }
}
