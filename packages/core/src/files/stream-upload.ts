import { toBase64 } from '#encoding'
import { createHash } from '#disk'
import type { CallOptions } from '../api/transport.ts'
import { check, checkAll, checkSize, isFunction } from '../base/check.ts'
import { ignore } from '../base/logger.ts'
import { isFilled, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import { hashOf, toChunks } from './chunks.ts'
import { FileError } from './file-error.ts'
import { type Content, type FileSource, openSource } from './file-source.ts'

/** How far a transfer has come. */
export interface Progress {
  /** In bytes. */
  readonly done: number
  /** In bytes; undefined while it is not known. */
  readonly total: number | undefined
}

/** The settings of {@link streamUpload}. */
export interface StreamUploadOptions extends Omit<CallOptions, 'onFrame'> {
  /** The name, whose ending the file keeps; default that of the source, where it has one. */
  name?: string | undefined
  /** How many bytes there are; needed for a stream, which does not say. */
  size?: number | undefined
  /**
   * The SHA-256 as hexadecimal, to be checked on arrival; default: it is computed, for which the source
   * is read twice. A stream can be read only once: without this, its size alone is checked.
   */
  sha256?: string | undefined
  /** In bytes; default 512 KiB, in base64 a third more. An older SnowLuma takes 2 MiB a call. */
  chunkSize?: number | undefined
  /** How long the implementation keeps the file, in milliseconds; default 5 minutes. */
  retention?: number | undefined
  /** Is told after each chunk how much has arrived. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** A file on the machine of the implementation. */
export interface StreamedFile {
  /** Where it is there, for `upload_group_file` or the `file` of a segment. */
  path: string
  /** In bytes. */
  size: number
  /** As hexadecimal; undefined for a stream where the platform cannot take it piece by piece. */
  sha256: string | undefined
}

const ACTION = 'upload_file_stream'

/** In bytes. */
const CHUNK = 512 * 1024

/** How long to wait for the answer when what has arrived is thrown away, in milliseconds. */
const RESET_TIMEOUT = 5000

/**
 * Brings a file to the machine of the implementation in chunks, by `upload_file_stream` of NapCat
 * (4.8.115 or newer) and SnowLuma: no disk is shared, and never more than a chunk is held.
 *
 * The chunks go one after another; none is sent twice. When one fails, what has arrived is thrown
 * away, and nothing is resumed.
 *
 * @throws TypeError for a source that is no file, is empty, or a stream without `size`.
 * @throws FileError when fewer or more bytes came than announced, or they arrived changed.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError when a call failed.
 * @example
 * ```ts
 * const { path } = await streamUpload(bot, 'video.mp4')
 * await bot.send(event, { type: 'video', data: { file: path } })
 * ```
 */
export async function streamUpload(
  bot: Pick<Bot, 'callAction'>,
  source: FileSource,
  options: StreamUploadOptions = {},
): Promise<StreamedFile> {
  return uploadContent(bot, await openSource(source), options)
}

/** As {@link streamUpload}, for a source that is open. */
export async function uploadContent(
  bot: Pick<Bot, 'callAction'>,
  content: Content,
  options: StreamUploadOptions,
): Promise<StreamedFile> {
  const { name = content.name, size: given, sha256: expected, onProgress, ...rest } = options
  const { chunkSize = CHUNK, retention, ...call } = rest
  checkAll({ size: given, chunkSize, retention, onProgress }, CHECKS)
  const size = content.size ?? given
  if (size === undefined) throw new TypeError('the size of a stream is needed: pass { size }')
  if (size === 0) throw new TypeError('the file is empty')
  const digest =
    expected ?? (content.isRepeatable ? await hashOf(content.read(), call.signal) : undefined)
  const stream_id = crypto.randomUUID()
  const send = (params: object): Promise<unknown> =>
    bot.callAction(ACTION, { stream_id, ...params }, call)
  try {
    const common = {
      total_chunks: Math.ceil(size / chunkSize),
      file_size: size,
      // Its own name: another upload of the same name would overwrite it.
      filename: `${stream_id}${endingOf(name)}`,
      ...(digest === undefined ? {} : { expected_sha256: digest.toLowerCase() }),
      ...(retention === undefined ? {} : { file_retention: retention }),
    }
    const found = await sendChunks(content, { size, chunkSize, onProgress }, (chunk) =>
      send({ ...common, ...chunk }),
    )
    const path = readPath(await send({ is_complete: true }), size, found)
    return { path, size, sha256: found }
  } catch (error) {
    // It answers with an error. Where it does not arrive, the implementation waits for ten minutes.
    const reset = { stream_id, reset: true }
    const { signal: _, ...kept } = call
    bot.callAction(ACTION, reset, { ...kept, timeout: RESET_TIMEOUT }).catch(ignore)
    throw error
  }
}

const CHECKS = {
  size: check((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'a number of bytes'),
  chunkSize: checkSize,
  retention: check((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'milliseconds'),
  onProgress: check(isFunction, 'a function'),
}

interface Sizes {
  size: number
  chunkSize: number
  onProgress: StreamUploadOptions['onProgress']
}

/** @returns The SHA-256 of what was sent. */
async function sendChunks(
  content: Content,
  { size, chunkSize, onProgress }: Sizes,
  send: (chunk: { chunk_index: number; chunk_data: string }) => Promise<unknown>,
): Promise<string | undefined> {
  const hash = createHash()
  let done = 0
  let index = 0
  for await (const chunk of toChunks(content.read(), chunkSize)) {
    done += chunk.length
    if (done > size) throw wrongSize(size, `more than ${size}`)
    await hash?.update(chunk)
    await send({ chunk_index: index++, chunk_data: toBase64(chunk) })
    onProgress?.({ done, total: size })
  }
  if (done < size) throw wrongSize(size, String(done))
  return hash?.hex()
}

/** The path in the last answer. @throws FileError when it is about another file than was sent. */
function readPath(answer: unknown, size: number, sha256: string | undefined): string {
  const { file_path, file_size = size, sha256: arrived } = isObject(answer) ? answer : {}
  if (Number(file_size) !== size) throw wrongSize(size, String(file_size))
  if (isFilled(arrived) && sha256 !== undefined && arrived.toLowerCase() !== sha256) {
    throw new FileError('checksum', `the file arrived changed: its SHA-256 is not ${sha256}`)
  }
  if (isFilled(file_path)) return file_path
  throw new FileError(
    'unsupported',
    `${ACTION} gave no path: does the implementation stream files?`,
  )
}

function wrongSize(size: number, found: string): FileError {
  return new FileError('size', `the file should have ${size} bytes, but it has ${found}`)
}

/** Implementations tell by it what a file is. Of a name from outside, nothing else is used. */
function endingOf(name: string | undefined): string {
  return /\.\w{1,10}$/.exec(name ?? '')?.[0] ?? ''
}
