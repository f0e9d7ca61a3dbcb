import { toBase64 } from '#encoding'
import { askImplementation, type Implementation } from '../api/implementation.ts'
import { check, checkAll, checkSize, checkTimeout } from '../base/check.ts'
import { type Id, isId } from '../base/id.ts'
import { isFilled, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import { gather } from './chunks.ts'
import { FileError } from './file-error.ts'
import { addressOf, type Content, type FileSource, openSource } from './file-source.ts'
import { type StreamUploadOptions, uploadContent } from './stream-upload.ts'

/** Where a file goes: to a group, or to a user. */
export interface FileTarget {
  readonly group_id?: Id | undefined
  /** Only without `group_id`. */
  readonly user_id?: Id | undefined
  /** The id of a folder of the group; default: none. */
  readonly folder?: string | undefined
}

/**
 * How a file gets to the implementation: in chunks (`stream`), within the call (`base64`), by an
 * address that it fetches (`url`), or by a path on its own machine (`path`).
 */
export type UploadWay = 'stream' | 'base64' | 'url' | 'path'

/** The settings of {@link uploadFile}. */
export interface UploadFileOptions extends StreamUploadOptions {
  /** The name to show; default that of the source, else the last part of its address, else `file`. */
  name?: string | undefined
  /**
   * How the file goes; default: what the implementation takes, which is asked for its name. With
   * `path`, the source is a path on the machine of the implementation, and goes out as it is.
   */
  via?: UploadWay | undefined
  /**
   * The largest file that goes within a call, in bytes; default 1 MiB where the implementation streams,
   * else 32 MiB.
   */
  maxBase64?: number | undefined
  /** How long the implementation may take to hand the file to QQ, in milliseconds; default 10 minutes. */
  sendTimeout?: number | undefined
}

/** A file that was sent. */
export interface SentFile {
  /** Its id on QQ; undefined when the implementation does not say. */
  file_id?: string
  /** How it got to the implementation. */
  via: UploadWay
}

const MIB = 1024 * 1024
const SEND_TIMEOUT = 10 * 60_000

/** What an implementation takes in place of bytes. go-cqhttp and Lagrange send files of their own disk. */
const TAKES: Partial<Record<Implementation, readonly UploadWay[]>> = {
  napcat: ['stream', 'base64', 'url'],
  snowluma: ['stream', 'base64', 'url'],
  llbot: ['base64', 'url'],
  'go-cqhttp': ['url'],
  lagrange: [],
}
/** Of any other implementation. */
const DEFAULT: readonly UploadWay[] = ['base64', 'url']

/**
 * Sends a file to a group or a user, by `upload_group_file` or `upload_private_file`.
 *
 * How it gets to the implementation depends on its size and on what the implementation takes: an
 * address is fetched by the implementation; small files go within the call; larger ones in chunks,
 * see {@link streamUpload}. go-cqhttp takes addresses and paths of its machine only, Lagrange paths.
 *
 * @throws TypeError for a source that is no file, is empty, a stream without `size` that is too large
 * for one call, or a target without an id.
 * @throws FileError when the implementation takes no file in this way, or what arrived is another one.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError when a call failed.
 * @example
 * ```ts
 * await uploadFile(bot, { group_id: event.group_id }, 'report.pdf', {
 *   onProgress: ({ done, total }) => console.log(done, total),
 *   signal,
 * })
 * ```
 */
export async function uploadFile(
  bot: Pick<Bot, 'callAction'>,
  target: FileTarget,
  source: FileSource,
  options: UploadFileOptions = {},
): Promise<SentFile> {
  const { via, maxBase64, sendTimeout = SEND_TIMEOUT, ...rest } = options
  checkAll({ via, maxBase64, sendTimeout }, CHECKS)
  const { action, ids } = toAction(target)
  const { signal, selfId, timeout } = rest
  const call = { signal, selfId, timeout }
  const takes = via === undefined ? await askWays(bot, call) : [via]
  const { file, name, way, inline } = await carry(bot, source, { takes, maxBase64, ...rest })
  const params = { ...ids, file, name: rest.name ?? name ?? 'file' }
  const sent: unknown = await bot.callAction(action, params, { ...call, timeout: sendTimeout })
  if (inline !== undefined) rest.onProgress?.({ done: inline, total: inline })
  const file_id = isObject(sent) ? sent['file_id'] : undefined
  return { via: way, ...(isFilled(file_id) ? { file_id } : {}) }
}

const WAYS: readonly unknown[] = ['stream', 'base64', 'url', 'path'] satisfies UploadWay[]

const CHECKS = {
  via: check((value) => WAYS.includes(value), "'stream', 'base64', 'url' or 'path'"),
  maxBase64: checkSize,
  sendTimeout: checkTimeout,
}

function toAction({ group_id, user_id, folder }: FileTarget): { action: string; ids: object } {
  if (isId(group_id)) {
    return { action: 'upload_group_file', ids: { group_id, ...(folder ? { folder } : {}) } }
  }
  if (isId(user_id)) return { action: 'upload_private_file', ids: { user_id } }
  throw new TypeError('uploadFile needs a group_id or a user_id to send to')
}

interface Carrying extends StreamUploadOptions {
  takes: readonly UploadWay[]
  maxBase64: number | undefined
}

interface Carried {
  /** What goes out as `file`. */
  file: string
  name: string | undefined
  way: UploadWay
  /** How many bytes go within the call. */
  inline?: number
}

async function askWays(
  bot: Pick<Bot, 'callAction'>,
  call: StreamUploadOptions,
): Promise<readonly UploadWay[]> {
  const { signal, selfId, timeout } = call
  const implementation = await askImplementation(bot, { signal, selfId, timeout })
  const takes = (implementation && TAKES[implementation]) ?? DEFAULT
  if (takes.length > 0) return takes
  throw unsupported(`${implementation} sends files of its own machine only: pass { via: 'path' }`)
}

async function carry(
  bot: Pick<Bot, 'callAction'>,
  source: FileSource,
  { takes, maxBase64, ...options }: Carrying,
): Promise<Carried> {
  if (takes.includes('path')) {
    if (!isFilled(source)) throw new TypeError("with { via: 'path' } a file must be a path")
    return { file: source, name: source.split(/[\\/]/).at(-1), way: 'path' }
  }
  const address = addressOf(source)
  if (address !== undefined) {
    if (!takes.includes('url')) {
      throw unsupported('an address is fetched by the implementation; pass its bytes or its stream')
    }
    return carryAddress(bot, address, options, takes)
  }
  const content = await openSource(source)
  const streams = takes.includes('stream')
  if (!streams && !takes.includes('base64')) {
    throw unsupported(
      "bytes cannot be sent to it: pass a URL, or a path of its machine with 'path'",
    )
  }
  return takes.includes('base64')
    ? carryBytes(bot, content, { ...options, streams, most: maxBase64 ?? (streams ? 1 : 32) * MIB })
    : carryStream(bot, content, options)
}

/** go-cqhttp has to be told to fetch it first. */
async function carryAddress(
  bot: Pick<Bot, 'callAction'>,
  address: string,
  { signal, selfId, timeout }: StreamUploadOptions,
  takes: readonly UploadWay[],
): Promise<Carried> {
  const name = decodeName(new URL(address).pathname.split('/').at(-1) ?? '') || undefined
  if (takes !== TAKES['go-cqhttp']) return { file: address, name, way: 'url' }
  const options = { signal, selfId, timeout: timeout ?? SEND_TIMEOUT }
  const answer: unknown = await bot.callAction('download_file', { url: address }, options)
  const path = isObject(answer) ? answer['file'] : undefined
  if (isFilled(path)) return { file: path, name, way: 'url' }
  throw unsupported('download_file gave no path')
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function carryBytes(
  bot: Pick<Bot, 'callAction'>,
  content: Content,
  { streams, most, ...options }: StreamUploadOptions & { streams: boolean; most: number },
): Promise<Carried> {
  const size = content.size ?? options.size
  if (streams && size !== undefined && size > most) return carryStream(bot, content, options)
  const bytes = size !== undefined && size > most ? undefined : await gather(content.read(), most)
  if (bytes === undefined) {
    if (streams) throw new TypeError(`a stream of more than ${most} bytes needs { size }`)
    const size = `the file is larger than ${most} bytes`
    throw new FileError('too-large', `${size}, and the implementation does not stream: pass a URL`)
  }
  options.signal?.throwIfAborted()
  if (bytes.length === 0) throw new TypeError('the file is empty')
  const file = `base64://${toBase64(bytes)}`
  return { file, name: content.name, way: 'base64', inline: bytes.length }
}

async function carryStream(
  bot: Pick<Bot, 'callAction'>,
  content: Content,
  options: StreamUploadOptions,
): Promise<Carried> {
  const { path } = await uploadContent(bot, content, options)
  return { file: path, name: content.name, way: 'stream' }
}

function unsupported(message: string): FileError {
  return new FileError('unsupported', message)
}
