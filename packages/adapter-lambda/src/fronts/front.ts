import type { Fields } from '../fields.ts'
import type { LambdaResult, LatticeResult } from './events.ts'

/** An object of an event. Fronts and their consoles send null where types say otherwise. */
export type Json = Readonly<Record<string, unknown>>

/** The parts of a request, as a front gives them. */
export interface RequestParts {
  /** The path as it appears in a URL: encoded, without stage. */
  path: string
  /** The query as it appears in a URL: encoded, without `?`. */
  query: string
  fields: Fields
  /** The domain that the front serves, in case there is no `host` field. */
  domainName: unknown
}

/** The parts of a response, as every front needs them. */
interface ResponseParts {
  status: number
  /** The fields but `set-cookie`. */
  headers: Record<string, string>
  cookies: string[]
  body: string
  isBase64Encoded: boolean
}

/** What stands before the function: how it writes requests, and how it reads responses. */
export interface Front {
  /** The method of an event of this front; undefined if the event is not of this front. */
  methodOf(event: Json): unknown
  read(event: Json): RequestParts
  write(response: ResponseParts, event: Json): LambdaResult | LatticeResult
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that should be an object; an empty one if it is not. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {}
}

/** A member that should be a string; `''` if it is not. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
