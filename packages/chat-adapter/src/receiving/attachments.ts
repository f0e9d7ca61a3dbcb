import type { Segment } from '@cqhttp/core'
import type { Attachment } from 'chat'
import type { CqhttpBot } from '../options.ts'

const TYPES: Record<string, Attachment['type']> = {
  image: 'image',
  record: 'audio',
  video: 'video',
  file: 'file',
}

/** The most files that are read of one message. */
const MOST_ATTACHMENTS = 50

/** What is needed to fetch a file. */
interface Source {
  readonly bot: CqhttpBot
  readonly maxFileSize: number
}

/** The pictures, sounds, films and files of a message. */
export function toAttachments(
  segments: readonly Segment[],
  selfId: string,
  source: Source,
): Attachment[] {
  return segments
    .filter(({ type }) => Object.hasOwn(TYPES, type))
    .slice(0, MOST_ATTACHMENTS)
    .map((segment) => {
      const { url, file, file_id, file_size, name } = segment.data as Record<string, unknown>
      const address = [url, file].find(isAddress)
      const size = Number(file_size ?? Number.NaN)
      const title = [name, file].find((text) => typeof text === 'string' && text.length < 256)
      const fetchMetadata: Record<string, string> = { selfId }
      if (typeof file === 'string' && file.startsWith('base64://')) {
        fetchMetadata['url'] = `data:application/octet-stream;base64,${file.slice(9)}`
      }
      const id = [file_id, file].find((text) => typeof text === 'string' && text.length < 1024)
      if (typeof id === 'string') fetchMetadata['file'] = id
      return rehydrateAttachment(
        {
          type: TYPES[segment.type] ?? 'file',
          ...(address === undefined ? {} : { url: address }),
          ...(typeof title === 'string' && !isAddress(title) ? { name: title } : {}),
          ...(Number.isSafeInteger(size) ? { size } : {}),
          fetchMetadata,
        },
        source,
      )
    })
}

/** Gives an attachment its `fetchData`, which does not survive a queue. */
export function rehydrateAttachment(attachment: Attachment, source: Source): Attachment {
  return { ...attachment, fetchData: () => fetchData(attachment, source) }
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^(?:https?:\/\/|data:)/i.test(value)
}

/** How long a server may take for a file, in milliseconds. */
const TIMEOUT = 60_000

/**
 * @throws TypeError when there is no address, RangeError when the file is too large, or a TimeoutError
 * when it takes longer than a minute.
 */
async function fetchData(attachment: Attachment, source: Source): Promise<ArrayBuffer> {
  const { url: own, file, selfId } = attachment.fetchMetadata ?? {}
  const url = attachment.url ?? own ?? (await askForAddress(file, selfId, source))
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`the file could not be fetched: HTTP ${response.status}`)
  }
  return (await readAll(response, source.maxFileSize)).arrayBuffer()
}

/** What a file without an address has is an id that NapCat and LLBot know. */
async function askForAddress(
  file: string | undefined,
  selfId: string | undefined,
  { bot }: Source,
): Promise<string> {
  if (file === undefined) throw new TypeError('the implementation gave no address of this file')
  const result: unknown = await bot.callAction(
    'get_file',
    { file_id: file, file },
    selfId === undefined ? {} : { selfId },
  )
  const { url, base64 } = (result ?? {}) as Record<string, unknown>
  if (isAddress(url)) return url
  if (typeof base64 === 'string') return `data:application/octet-stream;base64,${base64}`
  throw new TypeError('the implementation gave no address of this file')
}

async function readAll(response: Response, limit: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += chunk.byteLength
    if (size > limit) {
      throw new RangeError(`the file is larger than ${limit} bytes; raise maxFileSize to fetch it`)
    }
    chunks.push(chunk)
  }
  return new Blob(chunks)
}
