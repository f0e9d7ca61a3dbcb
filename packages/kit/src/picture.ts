import { type Bot, type CallOptions, segment } from '@cqhttp/core'

/** A picture of a message, not fetched. */
export interface Picture {
  /** Where it can be fetched, for a while; undefined when the implementation does not say. */
  readonly url: string | undefined
  /** What `get_image` takes. */
  readonly file: string
}

/** A picture of a message, with its bytes. */
export interface LoadedPicture extends Picture {
  /** Its bytes. */
  readonly base64: string
  /** Its media type by its first bytes, such as `image/png`. */
  readonly mediaType: string
}

interface Loaded {
  readonly picture: Picture | LoadedPicture
  /** In bytes, of what was fetched. */
  readonly size: number
  readonly cut?: 'bytes' | 'unreadable'
}

const BASE64 = 'base64://'

/** Longer addresses are not of pictures. */
const LONGEST = 4096

interface PictureData {
  readonly file?: string
  readonly url?: string
}

export function toPicture({ file = '', url }: PictureData): Picture {
  // Lagrange has the address in `file`.
  const address = [url, file].find((text) => text && /^https?:\/\//.test(text))
  return {
    url: address !== undefined && address.length <= LONGEST ? address : undefined,
    file: file.length > LONGEST || file.startsWith(BASE64) ? '' : file,
  }
}

/** Fetches a picture of at most so many bytes. */
export async function loadPicture(
  data: PictureData,
  most: number,
  bot: Bot,
  options: CallOptions,
): Promise<Loaded> {
  const picture = toPicture(data)
  if (most <= 0) return { picture, size: 0, cut: 'bytes' }
  let size = 0
  try {
    const { file = '' } = data
    const source = file.startsWith(BASE64)
      ? file
      : (picture.url ?? (await find(file, bot, options)))
    const bytes = source.startsWith(BASE64)
      ? decode(source.slice(BASE64.length), most)
      : await fetchPicture(source, most, options.signal)
    if (!(bytes instanceof Uint8Array)) return { picture, size: bytes, cut: 'bytes' }
    size = bytes.length
    const mediaType = mediaTypeOf(bytes)
    if (mediaType === undefined) return { picture, size, cut: 'unreadable' }
    const base64 = segment.image(bytes).data.file.slice(BASE64.length)
    return { picture: { ...picture, base64, mediaType }, size }
  } catch {
    return { picture, size, cut: 'unreadable' }
  }
}

/** By `get_image`, where it gives an address or the bytes. */
async function find(file: string, bot: Bot, options: CallOptions): Promise<string> {
  const { url, base64 } = (await bot.get_image({ file }, options)) as {
    url?: string
    base64?: string
  }
  return base64 ? BASE64 + base64 : (url ?? '')
}

/** How long a server may take for a picture, in milliseconds. */
const TIMEOUT = 15_000

/** The bytes, or how many were read before there were more than allowed. */
async function fetchPicture(
  address: string,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | number> {
  if (!/^https?:\/\//.test(address)) throw new Error('no address')
  const timeout = AbortSignal.timeout(TIMEOUT)
  const response = await fetch(address, {
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  })
  const { body, headers, ok } = response
  if (!ok || body === null) {
    // What nobody reads would keep its connection.
    await body?.cancel()
    throw new Error(`HTTP ${response.status}`)
  }
  const isTooLarge = Number(headers.get('content-length')) > most
  const bytes = new Uint8Array(isTooLarge ? 0 : most)
  let size = 0
  for await (const part of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    if (isTooLarge) return 0
    if (size + part.length > most) return most
    bytes.set(part, size)
    size += part.length
  }
  return bytes.subarray(0, size)
}

function decode(base64: string, most: number): Uint8Array | number {
  if (base64.length > Math.ceil(most / 3) * 4) return 0
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

const SIGNATURES: readonly (readonly [mediaType: string, start: string])[] = [
  ['image/png', '\x89PNG'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
  ['image/bmp', 'BM'],
]

/** By the first bytes: what a server says of its files may be wrong. */
function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  return SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0]
}
