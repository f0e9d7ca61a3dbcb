import { disk } from '#disk'
import { toBytes } from '../base/bytes.ts'
import { builtinOf, describe, isFilled, isObject } from '../base/value.ts'

/**
 * A file to be sent: bytes, a `Blob`, a stream of bytes, an `http:` or `https:` URL that the
 * implementation fetches, or a file of the machine that the bot runs on (Node, Bun and Deno): its
 * path, or its `file:` URL.
 */
export type FileSource =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | URL
  | string

/** Bytes that can be read, and what is known of them. */
export interface Content {
  /** Undefined when the source has no name. */
  readonly name: string | undefined
  /** In bytes; undefined for a stream, which does not say. */
  readonly size: number | undefined
  /** Whether it can be read more than once. */
  readonly isRepeatable: boolean
  read(): AsyncIterable<Uint8Array>
}

const KINDS = 'bytes, a Blob, a stream of bytes, a URL or a path'

/** The address of a source that the implementation is to fetch itself; undefined for any other. */
export function addressOf(source: FileSource): string | undefined {
  const text = source instanceof URL ? source.href : source
  return typeof text === 'string' && /^https?:\/\//i.test(text) ? text : undefined
}

/**
 * Opens a source that is read here.
 *
 * @throws TypeError when it is none, or a path where there are no files; the platform's error when
 * there is no such file.
 */
export async function openSource(source: FileSource): Promise<Content> {
  const bytes = toBytes(source)
  if (bytes !== undefined) return toContent(bytes.length, () => iterate(bytes))
  if (isBlob(source)) {
    const name = 'name' in source && isFilled(source.name) ? source.name : undefined
    return { ...toContent(source.size, () => readStream(source.stream())), name }
  }
  if (isStream(source)) return toOnce(() => readStream(source))
  if (isIterable(source)) return toOnce(() => source)
  if (isFilled(source) || source instanceof URL) return openPath(source)
  throw new TypeError(`a file must be ${KINDS}, but it is ${describe(source)}`)
}

async function openPath(source: string | URL): Promise<Content> {
  const text = String(source)
  if (/^base64:\/\//i.test(text)) {
    throw new TypeError("a file must not be a text of the form 'base64://…': pass its bytes")
  }
  const isUrl = /^file:/i.test(text)
  if (!isUrl && source instanceof URL) {
    throw new TypeError(`the URL of a file must be http:, https: or file:, not ${source.protocol}`)
  }
  if (disk === undefined) {
    throw new TypeError('this runtime has no files to read by a path: pass the bytes or a stream')
  }
  const file = await disk.open(isUrl ? new URL(text) : text)
  return { isRepeatable: true, ...file }
}

function toContent(size: number, read: Content['read']): Content {
  return { name: undefined, size, isRepeatable: true, read }
}

function toOnce(read: Content['read']): Content {
  let isRead = false
  return {
    name: undefined,
    size: undefined,
    isRepeatable: false,
    read() {
      if (isRead) throw new TypeError('the stream of the file has been read before')
      isRead = true
      return read()
    },
  }
}

async function* iterate(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Not `for await` on the stream: browsers cannot do that. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let isDone = false
  try {
    while (true) {
      const { done, value } = await reader.read()
      isDone = done
      if (done) return
      yield value
    }
  } finally {
    // What is left unread would keep its source open.
    if (isDone) reader.releaseLock()
    else await reader.cancel()
  }
}

function isBlob(value: unknown): value is Blob {
  const builtin = isObject(value) ? builtinOf(value) : undefined
  return builtin === 'Blob' || builtin === 'File'
}

function isStream(value: unknown): value is ReadableStream<Uint8Array> {
  return isObject(value) && typeof value['getReader'] === 'function'
}

function isIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return isObject(value) && Symbol.asyncIterator in value
}
