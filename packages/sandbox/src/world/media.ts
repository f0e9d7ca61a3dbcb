import { createHash } from 'node:crypto'
import type { Segment } from '@cqhttp/core'
import type { MediaFile } from './media-file.ts'
import type { World } from './world.ts'

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

/** Gives media the file name and the URL by which they can be asked for. */
export function keepMedia(world: World, segment: Segment): Segment {
  const { type } = segment
  if (type !== 'image' && type !== 'record' && type !== 'video') return segment
  const data: Record<string, unknown> = { ...segment.data }
  const source = typeof data['file'] === 'string' ? data['file'] : ''
  const isFileName = !/^(?:https?|data|file|base64):/.test(source)
  const content = readSource(source) ?? world.files.at(source)
  const digest = createHash('md5')
    .update(content?.bytes ?? source)
    .digest('hex')
  const file = isFileName
    ? source
    : `${digest}.${{ image: 'image', record: 'amr', video: 'mp4' }[type]}`
  const known = world.media.get(file)
  const given = typeof data['url'] === 'string' ? data['url'] : source
  const url = known?.url ?? urlOf(world, given, content, file)
  world.media.set(file, known ?? { type, url })
  return { type, data: { ...data, file, url } } as Segment
}

function urlOf(
  { files }: World,
  given: string,
  content: MediaFile | undefined,
  file: string,
): string {
  if (/^https?:/.test(given)) return given
  const kept = content ?? readSource(given)
  if (kept !== undefined) return files.keep(kept)
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
