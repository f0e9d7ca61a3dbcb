import { createHmac } from 'node:crypto'
import { type Answer, post } from './http.ts'

/** How an implementation posts its events. */
interface Manner {
  userAgent?: string
  contentType: string
  /** Whether it signs at all. */
  signs: boolean
  /** Chunked, without Content-Length. */
  chunked?: boolean
  /** What it puts into X-Self-ID in place of the account's number. */
  account?: string
  /** Header fields in addition to the usual ones. */
  headers?: Record<string, string>
  /** Writes the JSON of an event in its own way. */
  write?: (json: string) => string
}

const JSON_TYPE = 'application/json'

/** By the names of the fixtures; `onebot-11` is the standard's example. */
export const manners: Readonly<Record<string, Manner>> = {
  'onebot-11': { contentType: JSON_TYPE, signs: true },
  'cqhttp-4.15': {
    userAgent: 'CQHttp/4.15.0',
    contentType: 'application/json; charset=UTF-8',
    signs: true,
  },
  'go-cqhttp': {
    userAgent: 'CQHttp/4.15.0',
    contentType: JSON_TYPE,
    signs: true,
    write: (json) => `${escape(reverseKeys(json), /[<>&]/g)}\n`,
  },
  napcat: { contentType: JSON_TYPE, signs: true, chunked: true },
  llbot: { userAgent: 'node', contentType: JSON_TYPE, signs: true },
  lagrange: {
    contentType: 'application/json; charset=utf-8',
    signs: true,
    write: (json) => escape(json, /[\u0080-\uffff]/g),
  },
  onebots: {
    userAgent: 'OneBot/11',
    contentType: JSON_TYPE,
    signs: true,
    account: 'my-bot',
    headers: { Authorization: 'Bearer token-of-the-api' },
  },
  gensokyo: { userAgent: 'Go-http-client/1.1', contentType: JSON_TYPE, signs: false },
}

/** The value of X-Signature. */
export function signatureOf(body: string | Uint8Array, secret: string): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
}

/** The body of an event as the implementation writes it. */
export function bodyOf(impl: string, json: string): string {
  return mannerOf(impl).write?.(json) ?? json
}

/** Posts an event in the manner of the implementation, over HTTP. */
export async function postEvent(
  url: string,
  impl: string,
  json: string,
  secret?: string,
): Promise<Answer> {
  const manner = mannerOf(impl)
  const body = Buffer.from(bodyOf(impl, json))
  const selfId = manner.account ?? /"self_id":"?(\w+)/.exec(json)?.[1]
  const headers: Record<string, string> = { 'Content-Type': manner.contentType, ...manner.headers }
  if (manner.userAgent !== undefined) headers['User-Agent'] = manner.userAgent
  if (selfId !== undefined) headers['X-Self-ID'] = selfId
  if (manner.signs && secret !== undefined) headers['X-Signature'] = signatureOf(body, secret)
  return post(url, { headers, body, chunked: manner.chunked ?? false })
}

function mannerOf(impl: string): Manner {
  const manner = manners[impl]
  if (manner === undefined) throw new Error(`no manner of ${impl}`)
  return manner
}

function escape(json: string, characters: RegExp): string {
  return json.replace(
    characters,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** go-cqhttp writes keys in random order. Members are moved as text, so numbers keep their digits. */
function reverseKeys(json: string): string {
  const members = Object.keys(JSON.parse(json) as object)
  const starts = members.map((key) => ({ key, at: topLevelIndex(json, key) }))
  starts.sort((a, b) => a.at - b.at)
  const texts = starts.map(({ at }, index) =>
    json.slice(at, (starts[index + 1]?.at ?? json.length) - 1),
  )
  return `{${texts.toReversed().join(',')}}`
}

function topLevelIndex(json: string, key: string): number {
  let depth = 0
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (depth === 1 && token === JSON.stringify(key) && json[index + token.length] === ':') {
      return index
    }
  }
  throw new Error(`no member ${key}`)
}
