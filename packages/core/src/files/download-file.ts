import { askImplementation } from '../api/implementation.ts'
import { type StreamFrame, streamAction } from '../api/stream-action.ts'
import type { CallOptions } from '../api/transport.ts'
import { fromBase64 } from '../base/bytes.ts'
import { check, checkAll, checkSize, isFunction } from '../base/check.ts'
import { type Id, isId } from '../base/id.ts'
import { isFilled, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import { FileError } from './file-error.ts'
import type { Progress } from './stream-upload.ts'

/** Which file is meant: the `file_id` of a `file` segment, of a notice, or of a list of files. */
export interface FileRef {
  readonly file_id: string
  /** The group that it is in; needed where there are no streams. */
  readonly group_id?: Id | undefined
  /** Who sent it in private, where there are no streams. */
  readonly user_id?: Id | undefined
  /** As the notice has it; go-cqhttp and Lagrange need it. */
  readonly busid?: number | string | undefined
  /** As the segment has it; Lagrange needs it in private. */
  readonly file_hash?: string | undefined
}

/** The settings of {@link downloadFile}. */
export interface DownloadFileOptions extends Omit<CallOptions, 'onFrame'> {
  /**
   * How the file comes: by `download_file_stream`, or from the address that the implementation names;
   * default: what the implementation has, which is asked for its name.
   */
  via?: 'stream' | 'url' | undefined
  /** How many bytes may come; default: any number. */
  maxSize?: number | undefined
  /** The size of a frame, in bytes; default 256 KiB. */
  chunkSize?: number | undefined
  /** What fetches an address; default the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
  /** Is told after each piece how much has come. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** A file that comes. */
export interface DownloadedFile {
  /** Undefined when the implementation does not say. */
  name: string | undefined
  /** In bytes; undefined when the implementation does not say. */
  size: number | undefined
  /**
   * The bytes, which come as they are read; to cancel it ends the transfer. It errors with a `FileError`
   * when fewer or more come than announced, or more than `maxSize`, and as calls do.
   */
  stream: ReadableStream<Uint8Array>
}

interface Source {
  name: string | undefined
  size: number | undefined
  pieces: AsyncIterator<Uint8Array>
}

/** In bytes. */
const CHUNK = 256 * 1024

/**
 * Fetches a file that somebody sent, piece by piece: never more than a piece is held.
 *
 * NapCat and SnowLuma send it themselves, in frames; of the others it is fetched from the address that
 * `get_group_file_url`, `get_private_file_url` or `get_file` gives.
 *
 * @throws FileError when the implementation gives neither, or the address does not answer.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError when a call failed.
 * @example
 * ```ts
 * bot.onNotice('group_upload', async ({ group_id, file }) => {
 *   const { stream } = await downloadFile(bot, { group_id, file_id: file.id, busid: file.busid })
 *   await writeFile(basename(file.name), stream)
 * })
 * ```
 */
export async function downloadFile(
  bot: Pick<Bot, 'callAction'>,
  file: FileRef,
  options: DownloadFileOptions = {},
): Promise<DownloadedFile> {
  const { via, maxSize, chunkSize = CHUNK, fetch, onProgress, ...call } = options
  checkAll({ via, maxSize, chunkSize, fetch, onProgress }, CHECKS)
  if (!isFilled(file?.file_id)) throw new TypeError('downloadFile needs a file_id')
  const way = via ?? ((await streams(bot, call)) ? 'stream' : 'url')
  const source = await (way === 'stream'
    ? openStream(bot, file, { ...call, chunkSize })
    : openAddress(bot, file, { ...call, fetch: fetch ?? globalThis.fetch }))
  const { name, size } = source
  if (size !== undefined && maxSize !== undefined && size > maxSize) {
    await source.pieces.return?.()
    throw tooLarge(maxSize)
  }
  return { name, size, stream: toStream(source, { maxSize, onProgress, exact: way === 'stream' }) }
}

const CHECKS = {
  via: check((value) => value === 'stream' || value === 'url', "'stream' or 'url'"),
  maxSize: checkSize,
  chunkSize: checkSize,
  fetch: check(isFunction, 'a function'),
  onProgress: check(isFunction, 'a function'),
}

async function streams(bot: Pick<Bot, 'callAction'>, call: CallOptions): Promise<boolean> {
  const implementation = await askImplementation(bot, call)
  return implementation === 'napcat' || implementation === 'snowluma'
}

async function openStream(
  bot: Pick<Bot, 'callAction'>,
  { file_id }: FileRef,
  { chunkSize, ...call }: CallOptions & { chunkSize: number },
): Promise<Source> {
  const params = { file_id, chunk_size: chunkSize }
  const frames = streamAction(bot, 'download_file_stream', params, call)
  const { value, done } = await frames.next()
  const info = !done && isObject(value) ? value : {}
  if (info.data_type !== 'file_info') {
    await frames.return(undefined)
    throw new FileError('unsupported', 'download_file_stream did not begin with file_info')
  }
  const size = Number(info['file_size'])
  return {
    name: isFilled(info['file_name']) ? info['file_name'] : undefined,
    size: Number.isSafeInteger(size) ? size : undefined,
    pieces: readFrames(frames),
  }
}

async function* readFrames(frames: AsyncGenerator<StreamFrame>): AsyncGenerator<Uint8Array> {
  let next = 0
  let isComplete = false
  try {
    // Not `for await`: the frames were begun elsewhere, and are ended below in any case.
    for (let step = await frames.next(); !step.done; step = await frames.next()) {
      const { data_type, index = next, data } = step.value
      isComplete ||= data_type === 'file_complete'
      if (data_type !== 'file_chunk') continue
      if (index !== next++) throw new FileError('size', `chunk ${next - 1} of the file is missing`)
      const bytes = fromBase64(data)
      if (bytes === undefined) throw new FileError('checksum', 'a chunk is not base64')
      yield bytes
    }
    if (!isComplete) throw new FileError('size', 'the file ended before file_complete')
  } finally {
    await frames.return(undefined)
  }
}

async function openAddress(
  bot: Pick<Bot, 'callAction'>,
  file: FileRef,
  { fetch, ...call }: CallOptions & { fetch: typeof globalThis.fetch },
): Promise<Source> {
  const { action, params } = toRequest(file)
  const answer: unknown = await bot.callAction(action, params, call)
  const { url, base64, file_name } = isObject(answer) ? answer : {}
  const name = isFilled(file_name) ? file_name : undefined
  const given = URL.parse(String(url))
  if (given === null || !/^https?:$/.test(given.protocol)) {
    const bytes = isFilled(base64) ? fromBase64(base64) : undefined
    if (bytes === undefined) throw new FileError('unsupported', `${action} gave no address`)
    return { name, size: bytes.length, pieces: iterate([bytes]) }
  }
  const { signal = null } = call
  let response: Response
  try {
    response = await fetch(given.href, { signal })
  } catch (cause) {
    // Not the address: it can hold the key to the file.
    signal?.throwIfAborted()
    throw new FileError('unsupported', `the address of the file at ${given.host} does not answer`, {
      cause,
    })
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    const status = `the address of the file at ${given.host} answers with ${response.status}`
    throw new FileError('unsupported', status)
  }
  const { headers } = response
  // Of the bytes on the way, not of the file, when they are compressed.
  const length = headers.has('content-encoding') ? null : headers.get('content-length')
  const size = length === null ? Number.NaN : Number(length)
  const pieces = readBody(response.body.getReader())
  return { name, size: Number.isSafeInteger(size) ? size : undefined, pieces }
}

function toRequest({ file_id, group_id, user_id, busid, file_hash }: FileRef): {
  action: string
  params: Record<string, unknown>
} {
  if (isId(group_id)) {
    const more = busid === undefined ? {} : { busid }
    return { action: 'get_group_file_url', params: { group_id, file_id, ...more } }
  }
  if (isId(user_id)) {
    const more = file_hash === undefined ? {} : { file_hash }
    return { action: 'get_private_file_url', params: { user_id, file_id, ...more } }
  }
  return { action: 'get_file', params: { file_id } }
}

async function* iterate(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

async function* readBody(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
  } finally {
    await reader.cancel()
  }
}

interface Limits extends Pick<DownloadFileOptions, 'maxSize' | 'onProgress'> {
  /** Whether as many bytes have to come as announced. */
  exact: boolean
}

function toStream(
  { size, pieces }: Source,
  { maxSize, onProgress, exact }: Limits,
): ReadableStream<Uint8Array> {
  let done = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const step = await pieces.next()
        if (step.done) {
          if (exact && size !== undefined && done !== size) throw wrongSize(size, done)
          controller.close()
          return
        }
        done += step.value.length
        if (maxSize !== undefined && done > maxSize) {
          await pieces.return?.()
          throw tooLarge(maxSize)
        }
        onProgress?.({ done, total: size })
        controller.enqueue(step.value)
      },
      async cancel() {
        await pieces.return?.()
      },
    },
    // Nothing is fetched before somebody reads.
    { highWaterMark: 0 },
  )
}

function wrongSize(size: number, done: number): FileError {
  return new FileError('size', `the file should have ${size} bytes, but ${done} came`)
}

function tooLarge(most: number): FileError {
  return new FileError('too-large', `the file is larger than ${most} bytes: raise maxSize`)
}
