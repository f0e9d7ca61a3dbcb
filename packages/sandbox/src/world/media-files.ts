import { randomBytes } from 'node:crypto'
import { type MediaFile, toDataUrl } from './media-file.ts'

/** How many bytes are kept; the oldest go first. */
const MOST_BYTES = 256 * 1024 * 1024

/** The bytes of pictures, sounds and films that were sent. */
export class MediaFiles {
  /** The address below which they can be fetched; undefined when they cannot. */
  root: string | undefined
  readonly #files = new Map<string, MediaFile>()
  #size = 0

  /** Keeps a file; @returns its address: `data:` as long as nobody serves files. */
  keep(file: MediaFile): string {
    if (this.root === undefined) return toDataUrl(file)
    const key = randomBytes(12).toString('base64url')
    this.#files.set(key, file)
    this.#size += file.bytes.byteLength
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#size <= MOST_BYTES) break
      this.#files.delete(oldest)
      this.#size -= bytes.byteLength
    }
    return `${this.root}/${key}`
  }

  /** The file at an address; undefined for addresses elsewhere. */
  at(url: string): MediaFile | undefined {
    const { root } = this
    return root !== undefined && url.startsWith(`${root}/`)
      ? this.get(url.slice(root.length + 1))
      : undefined
  }

  /** The file of a key, the last part of its address; undefined when it is not there, or no longer. */
  get(key: string): MediaFile | undefined {
    return this.#files.get(key)
  }
}
