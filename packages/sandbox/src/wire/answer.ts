import { isJsonObject, isTooDeep, type JsonObject } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Received } from './post.ts'
import type { Exchange } from './records.ts'

/** The text of chunks; some implementations decode each chunk by itself. */
export function decode(chunks: readonly Uint8Array[], byChunk: boolean): string {
  if (!byChunk) return new TextDecoder().decode(Buffer.concat(chunks))
  return chunks.map((chunk) => new TextDecoder().decode(chunk)).join('')
}

/** Reads the quick operation out of a response as the profile does; undefined when there is none. */
export function readAnswer(
  { response, name }: Profile,
  { status, chunks, headers }: Received,
  exchange: Exchange,
  note: Note,
): JsonObject | undefined {
  const whole = decode(chunks, false)
  const text = decode(chunks, response.decodesByChunk)
  if (text !== whole) note('response.decoded-by-chunk', 'characters at chunk borders are garbled')
  exchange.status = status
  exchange.responseBody = text
  if (response.parse === undefined) {
    if (text !== '') note('response.ignored', `${name} ignores responses`)
    return undefined
  }
  if (!response.reads(status)) {
    if (text !== '') note('response.status', `a body with status ${status} is not read`)
    if (response.logsStatus) exchange.logs.push(`error: the answer has status ${status}`)
    return undefined
  }
  if (status < 200 || status > 299) {
    note('response.any-status', `the body is read although the status is ${status}`)
  }
  if (text === '') return undefined
  const type = headers['content-type'] ?? ''
  if (response.jsonOnly && !/^application\/json\b/i.test(type)) {
    note('response.content-type', `a body of type ${type || 'unknown'} is not read`)
    return undefined
  }
  let value: unknown
  try {
    value = response.parse(text)
    if (isTooDeep(value)) throw new RangeError('it is nested too deeply')
  } catch (error) {
    note('response.unreadable', 'the body cannot be read')
    const reason = error instanceof Error ? error.message : ''
    if (response.logsBadBody) exchange.logs.push(`error: the answer cannot be read: ${reason}`)
    return undefined
  }
  if (isJsonObject(value)) return value
  note('response.no-object', 'the body is not a JSON object')
  if (response.logsBadBody) exchange.logs.push('error: the answer is not an object')
  return undefined
}
