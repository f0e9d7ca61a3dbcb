import { isOutgoing } from './ask.ts'
import type { Outgoing } from './endpoint.ts'

/** What an adapter knows of an exchange, beside the answer. */
interface Exchange {
  /** Of the request. */
  method: string
  /** The beginning of the body that will be sent; left out where none will. */
  start?: Uint8Array | undefined
}

/** The header fields of an answer, as an adapter sends them. */
export interface AnswerFields {
  /** All but `set-cookie`, names in lower case. */
  headers: Record<string, string>
  /** The values of `set-cookie`. */
  cookies: string[]
}

/**
 * The fields of an answer that are the client's: not those of another connection, which a response
 * of `fetch` may bring, nor a length, which the adapter knows better. To HEAD and with 304 there is
 * no body, so there the length stays.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.6
 */
export function toFields(answer: Outgoing | Response, { method, start }: Exchange): AnswerFields {
  const headers: Record<string, string> = {}
  const cookies: string[] = []
  const fields = isOutgoing(answer) ? Object.entries(answer.headers) : answer.headers
  for (const [field, value] of fields) {
    const name = field.toLowerCase()
    if (name === 'set-cookie') cookies.push(value)
    else headers[name] = value
  }
  for (const name of headers['connection']?.split(',') ?? []) {
    delete headers[name.trim().toLowerCase()]
  }
  for (const name in headers) if (HOP_BY_HOP.test(name)) delete headers[name]

  const encoding = headers['content-encoding']
  const isDecoded =
    encoding !== undefined && !isOutgoing(answer) && wasDecoded(answer, encoding, start)
  if (isDecoded) delete headers['content-encoding']
  const length = headers['content-length']
  const hasLength = (method === 'HEAD' && answer.status !== 204) || answer.status === 304
  if (!hasLength || isDecoded || !/^\d+$/.test(length ?? '')) delete headers['content-length']
  return { headers, cookies }
}

const HOP_BY_HOP =
  /^(?:connection|keep-alive|proxy-(?:authenticate|authorization|connection)|te|trailers?|transfer-encoding|upgrade)$/

/** What `fetch` decodes, and leaves in the field. */
const DECODED = /^(?:(?:x-)?gzip|deflate|br|zstd)$/

/** What compressed bytes begin with, where they have a mark. */
const MARKS: Record<string, readonly number[]> = {
  gzip: [0x1f, 0x8b],
  'x-gzip': [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
}

/**
 * Whether `content-encoding` no longer holds. A response of `fetch` has a URL, and is decoded; zstd
 * not in all versions. `new Response(response.body, response)` has none: there the bytes tell.
 */
function wasDecoded({ url }: Response, encoding: string, start: Uint8Array | undefined): boolean {
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase())
  if (!codings.every((coding) => DECODED.test(coding))) return false
  const last = codings.at(-1) ?? ''
  if (start === undefined || (url && last !== 'zstd')) return Boolean(url)
  const mark = MARKS[last]
  return mark === undefined
    ? isText(start)
    : !mark.every((byte, index) => (start[index] ?? byte) === byte)
}

/** UTF-8 without control characters, which compressed bytes hardly ever are. */
function isText(start: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return text !== '' && !/(?![\t\n\r])\p{Cc}/u.test(text)
  } catch {
    return false
  }
}
