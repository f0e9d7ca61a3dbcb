import { type Snapshot, writeChange } from './changes.ts'

/** Changes that come within this time go out together, in milliseconds. */
const GATHER = 30
/** How often an empty line is sent, so that a lost connection is noticed; in milliseconds. */
const SIGN_OF_LIFE = 15_000

interface Reader {
  readonly controller: ReadableStreamDefaultController<Uint8Array>
  known: Snapshot | undefined
  /** Whether it has not yet read what it was sent: the next line then tells everything since. */
  isBehind: boolean
}

/** Tells every page that is connected what has changed. */
export class Streams {
  readonly #snapshot: () => Snapshot
  readonly #onReaders: (count: number) => void
  readonly #readers = new Set<Reader>()
  readonly #encoder = new TextEncoder()
  #timer: NodeJS.Timeout | undefined
  #heart: NodeJS.Timeout | undefined

  constructor(snapshot: () => Snapshot, onReaders: (count: number) => void) {
    this.#snapshot = snapshot
    this.#onReaders = onReaders
  }

  /** A body that begins with the whole state and never ends by itself. */
  open(): ReadableStream<Uint8Array> {
    let reader: Reader
    return new ReadableStream({
      start: (controller) => {
        reader = { controller, known: undefined, isBehind: false }
        this.#readers.add(reader)
        this.#heart ??= setInterval(() => this.#beat(), SIGN_OF_LIFE).unref()
        this.#onReaders(this.#readers.size)
        this.#tell(reader, this.#snapshot())
      },
      pull: () => {
        if (!reader.isBehind) return
        reader.isBehind = false
        this.#tell(reader, this.#snapshot())
      },
      cancel: () => this.#remove(reader),
    })
  }

  changed(): void {
    if (this.#readers.size === 0) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#readers.size === 0) return
      const snapshot = this.#snapshot()
      for (const reader of this.#readers) this.#tell(reader, snapshot)
    }, GATHER)
  }

  /** Ends them all. */
  close(): void {
    clearTimeout(this.#timer)
    for (const reader of this.#readers) {
      reader.controller.close()
      this.#remove(reader)
    }
  }

  #tell(reader: Reader, snapshot: Snapshot): void {
    // A sleeping page reads nothing: what it misses must not pile up here.
    if ((reader.controller.desiredSize ?? 0) <= 0) {
      reader.isBehind = true
      return
    }
    const line = writeChange(reader.known, snapshot)
    reader.known = snapshot
    if (line !== undefined) reader.controller.enqueue(this.#encoder.encode(line))
  }

  #beat(): void {
    for (const { controller } of this.#readers) {
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(this.#encoder.encode('\n'))
    }
  }

  #remove(reader: Reader): void {
    if (!this.#readers.delete(reader) || this.#readers.size > 0) return
    clearInterval(this.#heart)
    this.#heart = undefined
    this.#onReaders(0)
  }
}
