import type { Bot, Id } from '@cqhttp/core'
import { streamUpload } from '@cqhttp/core/files'
import { implementationOf } from './implementation.ts'
import { MediaError } from './media-error.ts'
import { openFile, readBytes, toFileUrl, toPath } from './media-file.ts'

export type { Implementation } from './implementation.ts'
export { MediaError, type MediaProblem } from './media-error.ts'

/**
 * What is sent: bytes, a Blob (`Bun.file` is one), an `http(s)://`, `data:` or `file://` URL,
 * `base64://…`, or a path. Paths and `file://` need a runtime with files: Node, Bun, Deno.
 */
export type MediaSource = Uint8Array | ArrayBuffer | Blob | URL | string

/** The settings of {@link media}. */
export interface MediaOptions {
  /** The bot that sends it: its implementation decides how. */
  readonly bot: Bot
  /** What it is sent as; default `image`. go-cqhttp takes no bytes for a `video`. */
  readonly as?: 'image' | 'record' | 'video' | 'file' | undefined
  /** The account that sends it, where the bot has several: `event.self_id`. */
  readonly selfId?: Id | undefined
  /**
   * Whether the implementation sees the same files as the bot, by the same paths; default `false`.
   * Paths then go out as `file://` and are not read.
   */
  readonly sharedDisk?: boolean | undefined
  /** The implementation, as `get_version_info` names it; default: it is asked once. */
  readonly implementation?: string | undefined
  /** How many bytes go out in the message itself, as base64; default what the implementation takes. */
  readonly inline?: number | undefined
  /** How many bytes it may have; default 100 MiB. */
  readonly maxSize?: number | undefined
  /** The name of an uploaded file, which keeps its ending; default the name of the path. */
  readonly name?: string | undefined
  /**
   * Brings what is too large for a message to the implementation, and gives what its segment takes
   * as `file`; default `streamUpload` of `@cqhttp/core/files`, with NapCat and SnowLuma.
   */
  readonly upload?: ((file: Blob, name: string) => Promise<string>) | undefined
  /** Ends the calls. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Makes what a media segment takes of a file, wherever it is, in the way that the implementation can
 * take: an address stays one, small files travel in the message, large ones are uploaded in pieces,
 * whose SHA-256 is checked on arrival.
 *
 * @returns An URL, a path on the implementation's machine, or bytes, for `segment.image` and its kin.
 * @throws TypeError for a source of another kind.
 * @throws MediaError when the file cannot be read, the implementation has no way to take it, or it
 * arrived changed.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError when an upload failed.
 * @example
 * ```ts
 * const file = await media('./cat.mp4', { bot, as: 'video' })
 * await bot.send(event, segment.video(file))
 * ```
 */
export async function media(
  source: MediaSource,
  options: MediaOptions,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const { as = 'image', maxSize = 100 * MIB } = options
  const address = typeof source === 'string' || source instanceof URL ? String(source) : undefined
  if (address !== undefined && /^https?:\/\//i.test(address)) return address
  const path =
    address === undefined || /^(?:base64:\/\/|data:)/i.test(address) ? undefined : toPath(address)
  if (path !== undefined && options.sharedDisk) return toFileUrl(path)
  const file = path === undefined ? toBlob(source) : await openFile(path)
  if (file.size === 0) throw new MediaError('empty', 'the file has no bytes')
  if (file.size > maxSize) {
    throw new MediaError(
      'too-large',
      `the file has ${file.size} bytes, more than maxSize, which is ${maxSize}`,
    )
  }
  const implementation = await implementationOf(options)
  const most = options.inline ?? implementation.inline
  const takesBytes = as !== 'video' || implementation.takesVideoBytes
  if (takesBytes && file.size <= most) return readBytes(file, path)
  const name = options.name ?? path?.replace(/^.*[/\\]/, '') ?? as
  if (options.upload !== undefined) return options.upload(file, name)
  if (implementation.uploads) return uploadInPieces(file, name, options)
  throw new MediaError(
    'unsupported',
    `${implementation.name} takes ${takesBytes ? `at most ${most} bytes` : 'no bytes'} for a ` +
      `segment of type ${as}, and the file has ${file.size}; pass an http(s) URL that it can fetch, ` +
      'or, where it sees the same files as the bot, a path with sharedDisk: true',
  )
}

async function uploadInPieces(
  file: Blob,
  name: string,
  { bot, selfId, signal }: MediaOptions,
): Promise<string> {
  try {
    return (await streamUpload(bot, file, { name, selfId, signal })).path
  } catch (error) {
    // By its name rather than `instanceof`: there may be two copies of core.
    if (!(error instanceof Error && error.name === 'FileError')) throw error
    throw new MediaError('upload', error.message, { cause: error })
  }
}

const MIB = 1024 * 1024

function toBlob(source: MediaSource): Blob {
  if (source instanceof Blob) return source
  if (isBytes(source)) return new Blob([source])
  if (!(source instanceof URL || typeof source === 'string')) {
    throw new TypeError(
      `media takes bytes, a Blob, a URL or a path, but it got ${source === null ? 'null' : typeof source}`,
    )
  }
  const text = String(source)
  const start = /^(?:base64:\/\/|data:[^,]*;base64,)/i.exec(text)?.[0].length
  try {
    if (start === undefined) throw new TypeError('it is not in base64')
    return new Blob([Uint8Array.from(atob(text.slice(start)), (byte) => byte.charCodeAt(0))])
  } catch (cause) {
    throw new MediaError('unreadable', 'the data: or base64:// URL is not valid base64', { cause })
  }
}

/** Also those of another realm, as in some test runners. */
function isBytes(source: unknown): source is Uint8Array<ArrayBuffer> | ArrayBuffer {
  return (
    ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === '[object ArrayBuffer]'
  )
}
