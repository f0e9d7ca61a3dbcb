import { createHash, type Hash, randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from './world-error.ts'

/** A file that has arrived whole. Its bytes are on disk, in a folder that goes with the sandbox. */
export interface StoredFile {
  /** The path that the implementation names it by; there is nothing at it. */
  readonly path: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** As hexadecimal. */
  readonly sha256: string
  /** Where its bytes are. */
  readonly place: string
}

/** How much all of them may have, in bytes. */
const MOST_BYTES = 8 * 1024 ** 3

/** The disk of the machine that the implementation would run on. */
export class StoredFiles {
  readonly #files = new Map<string, StoredFile>()
  #folder: string | undefined
  #size = 0

  /** The file of a path; undefined when there is none. */
  get(path: string): StoredFile | undefined {
    return this.#files.get(path)
  }

  /** All of them, oldest first. */
  list(): StoredFile[] {
    return [...this.#files.values()]
  }

  /** Keeps bytes that have arrived at once. */
  keep(path: string, name: string, bytes: Uint8Array): StoredFile {
    const draft = this.draft()
    draft.append(bytes)
    return draft.finish(path, name)
  }

  /** Begins a file that arrives piece by piece. */
  draft(): Draft {
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), 'cqhttp-sandbox-'))
      process.once('exit', this.#remove)
    }
    const reserve = (bytes: number): void => {
      this.#size += bytes
      if (this.#size > MOST_BYTES) refuse('forbidden', 'the disk of the sandbox is full')
    }
    return new Draft(join(this.#folder, randomUUID()), reserve, (file) => {
      const replaced = this.#files.get(file.path)
      if (replaced !== undefined) {
        rmSync(replaced.place, { force: true })
        this.#size -= replaced.size
      }
      this.#files.set(file.path, file)
    })
  }

  /** Removes a file. */
  delete(path: string): void {
    const file = this.#files.get(path)
    if (file === undefined) return
    this.#files.delete(path)
    this.#size -= file.size
    rmSync(file.place, { force: true })
  }

  /** Removes all of them from the disk. */
  close(): void {
    process.off('exit', this.#remove)
    this.#remove()
    this.#files.clear()
    this.#size = 0
  }

  readonly #remove = (): void => {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = undefined
  }
}

/** A file while it arrives. */
export class Draft {
  readonly #place: string
  readonly #reserve: (bytes: number) => void
  readonly #keep: (file: StoredFile) => void
  readonly #hash: Hash = createHash('sha256')
  #handle: number | undefined
  #size = 0

  constructor(place: string, reserve: (bytes: number) => void, keep: (file: StoredFile) => void) {
    this.#place = place
    this.#reserve = reserve
    this.#keep = keep
    this.#handle = openSync(place, 'wx')
  }

  /** @throws WorldError when the disk is full. */
  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#size += bytes.length
    this.#hash.update(bytes)
    for (let at = 0; at < bytes.length;) at += writeSync(this.#handle ?? -1, bytes, at)
  }

  /** The SHA-256 so far, as hexadecimal. */
  get sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /** The file is there. */
  finish(path: string, name: string): StoredFile {
    this.#close()
    const file = { path, name, size: this.#size, sha256: this.sha256, place: this.#place }
    this.#keep(file)
    return file
  }

  /** Throws away what has arrived. */
  discard(): void {
    this.#close()
    this.#reserve(-this.#size)
    rmSync(this.#place, { force: true })
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }
}

/** The bytes of a file in pieces of a size; it is open while it is read. */
export function* readPieces({ place }: StoredFile, size: number): Generator<Uint8Array> {
  const handle = openSync(place, 'r')
  try {
    while (true) {
      const piece = Buffer.alloc(size)
      const count = readSync(handle, piece, 0, size, null)
      if (count === 0) return
      yield piece.subarray(0, count)
    }
  } finally {
    closeSync(handle)
  }
}
