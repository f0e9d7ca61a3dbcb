import type { HttpReply, HttpRequest } from '../http.ts'

export type Json = Record<string, unknown>

/** What stands in front of a function: it turns requests into events, and results into responses. */
export interface Front {
  name: string
  toEvent(request: HttpRequest): Json
  /** The response for what a buffered function returned. */
  toReply(result: unknown): HttpReply
  /** The front's own answer to a request that never reaches the function. */
  refuse?(request: HttpRequest): HttpReply | undefined
}

export const HOST = 'abcdef1234.execute-api.us-east-1.amazonaws.com'
export const CLIENT_IP = '203.0.113.7'

/** What a front puts on every request. */
const ADDED: readonly (readonly [string, string])[] = [
  ['X-Amzn-Trace-Id', 'Root=1-6a5145a8-536f3e792f6be9b44c1f46fa'],
  ['X-Forwarded-For', CLIENT_IP],
  ['X-Forwarded-Port', '443'],
  ['X-Forwarded-Proto', 'https'],
]

export interface Target {
  path: string
  /** Without the question mark. */
  query: string
}

export function splitTarget({ target }: HttpRequest): Target {
  const mark = target.indexOf('?')
  if (mark === -1) return { path: target, query: '' }
  return { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** Values by name: of fields that repeat, in the order of the request. */
export type Values = Map<string, string[]>

/** The header fields that a front passes on; it has read the whole body. */
export function fieldsOf(
  request: HttpRequest,
  spell: (name: string) => string,
  host = HOST,
): Values {
  const { headers, body } = request
  const length: [string, string][] =
    body === undefined ? [] : [['Content-Length', `${body.byteLength}`]]
  return group([['Host', host], ...headers, ...length, ...ADDED], spell)
}

export const lowerCase = (name: string): string => name.toLowerCase()
export const asSent = (name: string): string => name

export function group(
  pairs: readonly (readonly [string, string])[],
  spell: (name: string) => string = asSent,
): Values {
  const values: Values = new Map()
  for (const [name, value] of pairs) {
    const key = spell(name)
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return values
}

export const all = (values: Values): Record<string, string[]> => Object.fromEntries(values)

export function mapValues(
  values: Values,
  choose: (list: readonly string[]) => string | undefined,
): Record<string, string> {
  return Object.fromEntries([...values].map(([name, list]) => [name, choose(list) ?? '']))
}

export const last = (list: readonly string[]): string | undefined => list.at(-1)

/** An event's body: text or base64. */
export function encodeBody(
  body: Uint8Array | undefined,
  isText: boolean,
): { body: string; isBase64Encoded: boolean } | undefined {
  if (body === undefined || body.byteLength === 0) return undefined
  return {
    body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

/** A result that the front cannot read. A real client is told nothing; tests get the reason. */
export class Malformed extends Error {
  override name = 'Malformed'
}

/** The members that all fronts have in common, checked as the strictest of them would. */
export interface Result {
  statusCode: number
  headers: Record<string, string>
  multiValueHeaders: Record<string, string[]>
  cookies: string[]
  body: Uint8Array
}

/** @throws Malformed with the reason. */
export function readResult(result: unknown, members: readonly string[]): Result {
  if (!isObject(result)) throw new Malformed('the result is not an object')
  for (const member of Object.keys(result)) {
    if (!members.includes(member)) throw new Malformed(`the result has ${member}`)
  }
  const { body, isBase64Encoded } = result
  if (typeof body !== 'string') throw new Malformed('body is not a string')
  if (typeof isBase64Encoded !== 'boolean') throw new Malformed('isBase64Encoded is not a boolean')
  return { ...readHead(result), body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') }
}

/** @throws Malformed with the reason. */
export function readHead(head: Json): Omit<Result, 'body'> {
  const { statusCode, headers = {}, multiValueHeaders = {}, cookies = [] } = head
  if (!Number.isInteger(statusCode)) throw new Malformed('statusCode is not an integer')
  if (!isObject(headers) || !Object.values(headers).every(isString)) {
    throw new Malformed('the values of headers must be strings')
  }
  if (!isObject(multiValueHeaders) || !Object.values(multiValueHeaders).every(isStrings)) {
    throw new Malformed('the values of multiValueHeaders must be lists of strings')
  }
  if (!isStrings(cookies)) throw new Malformed('cookies must be a list of strings')
  return {
    statusCode: statusCode as number,
    headers: headers as Record<string, string>,
    multiValueHeaders: multiValueHeaders as Record<string, string[]>,
    cookies,
  }
}

/** Header fields as they go to the client. When both maps have a name, the lists count. */
export function joinHeaders({
  headers,
  multiValueHeaders,
  cookies,
}: Omit<Result, 'body'>): (readonly [string, string])[] {
  const lists = Object.entries(multiValueHeaders)
  const names = new Set(lists.map(([name]) => name.toLowerCase()))
  return [
    ...Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase())),
    ...lists.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    ...cookies.map((cookie) => ['set-cookie', cookie] as const),
  ].map(([name, value]) => [name.toLowerCase(), value])
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isString = (value: unknown): value is string => typeof value === 'string'

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isString)
}
