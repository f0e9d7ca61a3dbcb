import { isJsonObject, isTooDeep, type JsonObject } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { ApiRules, PlainAnswer } from '../profiles/profile.ts'
import { decode } from './answer.ts'

/** A request to the API, before its body is read. */
export interface ApiHead {
  method: string
  /** As it was sent, without the query. */
  path: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Record<string, string>
}

/** A request to the API. */
export interface ApiRequest extends ApiHead {
  /** In the chunks that it arrived in. */
  body: readonly Uint8Array[]
}

/** Reads a body; undefined for one of more than `most` bytes. */
export async function readChunks(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Uint8Array[] | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return chunks
}

/** A path as it is read; one that cannot be decoded stays as it is, and names no action. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The parameters of a request, or how it is refused. */
export function readParameters(
  request: ApiRequest,
  api: ApiRules,
  note: Note,
): { values: JsonObject } | PlainAnswer | 'hang' {
  const query: JsonObject = Object.fromEntries(request.query)
  if (!api.queryWins) delete query['access_token']
  if (request.method === 'GET') return { values: query }
  const body = readBody(request, api, note)
  if (typeof body === 'string' || 'status' in body) return body
  if (!api.queryWins) return { values: { ...query, ...body.values } }
  if (Object.keys(query).length > 0) note('api.query-wins', 'the query overrides the body')
  return { values: { ...body.values, ...query } }
}

function readBody(
  { headers, body }: ApiRequest,
  api: ApiRules,
  note: Note,
): { values: JsonObject } | PlainAnswer | 'hang' {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  const text = decode(body, api.decodesByChunk)
  if (api.decodesByChunk && text !== decode(body, false)) {
    note('api.decoded-by-chunk', 'characters at chunk borders are garbled')
  }
  const isJson = type.trim().toLowerCase() === 'application/json'
  const isForm = type.trim().toLowerCase() === 'application/x-www-form-urlencoded'
  if (isForm) {
    if (!api.plusIsSpace && text.includes('+')) note('api.plus', 'a plus sign stays a plus sign')
    const source = api.plusIsSpace ? text : text.replaceAll('+', '%2B')
    return { values: Object.fromEntries(new URLSearchParams(source)) }
  }
  if (!isJson && text !== '' && api.otherBodies === 'ignore') {
    note('api.body-ignored', `a body of type ${type || 'unknown'} is ignored`)
    return { values: {} }
  }
  const mustBeTyped = api.emptyBody === 'hang' || text !== ''
  if (!isJson && mustBeTyped && api.otherBodies === 'refuse') {
    return api.typeRefusal
  }
  if (text === '') {
    if (api.emptyBody === 'hang') note('api.hang', 'an empty body gets no answer')
    return api.emptyBody === 'hang' ? 'hang' : { values: {} }
  }
  return readJson(text, api, note)
}

const TOO_DEEP: PlainAnswer = {
  status: 400,
  contentType: 'text/plain; charset=utf-8',
  body: 'the body is nested too deeply',
}

function readJson(
  text: string,
  api: ApiRules,
  note: Note,
): { values: JsonObject } | PlainAnswer | 'hang' {
  try {
    const values = api.parse(text)
    if (isTooDeep(values)) return TOO_DEEP
    if (isJsonObject(values)) return { values }
    if (api.otherJsonIsEmpty) return { values: {} }
  } catch {
    // Answered below.
  }
  if (api.badJson === 'hang') note('api.hang', 'JSON that cannot be read gets no answer')
  return api.badJson
}
