import { createHash, randomBytes } from 'node:crypto'
import type { Segment } from '@cqhttp/core'
import type { World } from './world.ts'

/** How many bytes are kept; the oldest go first. */
const MOST_BYTES = 256 * 1024 * 1024

/** How files begin. */
const BEGINNINGS: readonly [start: string, contentType: string][] = [
  ['\x89PNG', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['\xff\xf3', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['#!AMR', 'audio/amr'],
  ['\x1aE\xdf\xa3', 'video/webm'],
]

/** A file that can be fetched. */
export interface MediaFile {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The bytes of pictures, sounds and films that were sent. */
export class MediaFiles {
  /** The address below which they can be fetched; undefined when they cannot. */
  root: string | undefined
  readonly #files = new Map<string, MediaFile>()
  #size = 0

  /** Keeps a file; @returns its address: `data:` as long as nobody serves files. */
  keep(file: MediaFile): string {
    if (this.root === undefined) {
      return `data:${file.contentType};base64,${Buffer.from(file.bytes).toString('base64')}`
    }
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

  /** The file of an address below the root; undefined when it is not there, or no longer. */
  get(key: string): MediaFile | undefined {
    return this.#files.get(key)
  }
}

/** Gives media the file name and the URL by which they can be asked for. */
export function keepMedia(world: World, segment: Segment): Segment {
  const { type } = segment
  if (type !== 'image' && type !== 'record' && type !== 'video') return segment
  const data: Record<string, unknown> = { ...segment.data }
  const source = typeof data['file'] === 'string' ? data['file'] : ''
  const isFileName = !/^(?:https?|data|file|base64):/.test(source)
  const digest = createHash('md5').update(source).digest('hex')
  const file = isFileName
    ? source
    : `${digest}.${{ image: 'image', record: 'amr', video: 'mp4' }[type]}`
  const known = world.media.get(file)
  const url = known?.url ?? urlOf(world, data['url'], source, file)
  world.media.set(file, known ?? { type, url })
  return { type, data: { ...data, file, url } } as Segment
}

function urlOf({ files }: World, given: unknown, source: string, file: string): string {
  const url = typeof given === 'string' ? given : source
  const content = readSource(url)
  if (content !== undefined) return files.keep(content)
  if (typeof given === 'string' || /^https?:/.test(source)) return url
  return `https://media.invalid/${encodeURIComponent(file)}`
}

/** The file in a `base64://` or `data:` address; undefined for any other. */
function readSource(source: string): MediaFile | undefined {
  if (source.startsWith('base64://')) return toFile(Buffer.from(source.slice(9), 'base64'))
  if (!source.startsWith('data:')) return undefined
  const comma = source.indexOf(',')
  const [contentType = '', ...parameters] = source.slice('data:'.length, comma).split(';')
  const text = source.slice(comma + 1)
  const bytes = parameters.includes('base64') ? Buffer.from(text, 'base64') : decode(text)
  return toFile(bytes, contentType)
}

function decode(text: string): Uint8Array {
  try {
    return Buffer.from(decodeURIComponent(text))
  } catch {
    return Buffer.from(text)
  }
}

/** Only what cannot run in a browser goes by its own type. */
function toFile(bytes: Uint8Array, given = ''): MediaFile {
  const contentType = /^(?:image|audio|video)\/[\w.+-]+$/.test(given) ? given : typeOf(bytes)
  return { contentType, bytes }
}

function typeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const found = BEGINNINGS.find(([beginning]) => start.startsWith(beginning))
  if (found !== undefined) return found[1]
  if (start.slice(4, 8) === 'ftyp') return 'video/mp4'
  const kind = start.startsWith('RIFF') ? start.slice(8) : ''
  if (kind === 'WEBP') return 'image/webp'
  return kind === 'WAVE' ? 'audio/wav' : 'application/octet-stream'
}
