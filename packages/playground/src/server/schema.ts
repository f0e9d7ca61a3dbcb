import type { Segment } from '@cqhttp/core'
import * as v from 'valibot'
import { isJsonObject, type JsonObject } from '@cqhttp/sandbox/tooling'

// What commands are made of; the messages say what each part must be.

export const id: v.GenericSchema<unknown, number> = v.pipe(
  v.number('a whole number above 0'),
  v.safeInteger('a whole number above 0'),
  v.minValue(1, 'a whole number above 0'),
)

export const ids: v.GenericSchema<unknown, readonly number[]> = v.array(
  id,
  'an array of whole numbers above 0',
)

export const flag: v.GenericSchema<unknown, boolean> = v.boolean('true or false')

export const text: v.GenericSchema<unknown, string> = v.string('a text')

/** A text with something in it. */
export const name: v.GenericSchema<unknown, string> = v.pipe(
  v.string('a text'),
  v.trim(),
  v.nonEmpty('a text that is not empty'),
  v.maxLength(100, 'a text of at most 100 characters'),
)

export const path: v.GenericSchema<unknown, string> = v.pipe(
  v.string('a path'),
  v.nonEmpty('a path that is not empty'),
)

export function range(least: number, most: number): v.GenericSchema<unknown, number> {
  const wanted = `a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(wanted),
    v.integer(wanted),
    v.minValue(least, wanted),
    v.maxValue(most, wanted),
  )
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
): v.GenericSchema<unknown, Choice> {
  return v.picklist(choices, `one of ${choices.join(', ')}`)
}

const EVENT_URL = 'an address such as http://127.0.0.1:8080/ or ws://127.0.0.1:8080/ws, without #'

/** Where events can go: posted, or over a socket that the sandbox dials. */
export const eventUrl: v.GenericSchema<unknown, string> = v.pipe(
  v.string(EVENT_URL),
  v.check(isEventUrl, EVENT_URL),
)

/** Whether events can go to an address, as the sandbox sees it. */
export function isEventUrl(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.hash === '' && /^(?:http|ws)s?:$/.test(url.protocol)
}

export const object: v.GenericSchema<unknown, JsonObject> = v.custom<JsonObject>(
  isJsonObject,
  'a JSON object',
)

const segment = v.custom<Segment>(
  (value) =>
    isJsonObject(value) && typeof value['type'] === 'string' && isJsonObject(value['data']),
  'a segment: an object with type and data',
)

export const message: v.GenericSchema<unknown, string | readonly Segment[]> = v.union(
  [v.string(), v.array(segment)],
  'a text, or an array of segments',
)

/** What is wrong with an input, in one line: the field, what it must be, and what it is. */
export function describeIssue(issue: v.BaseIssue<unknown>, fields: v.ObjectEntries): string {
  const place = v.getDotPath(issue) ?? ''
  if (issue.type !== 'strict_object') {
    return `${place}: must be ${issue.message}, but it is ${excerpt(issue.input)}`
  }
  if (issue.expected === 'never') {
    const names = Object.keys(fields).join(', ') || 'none'
    return `${place}: there is no such field; the fields are ${names}`
  }
  const field = fields[place]
  const wanted = field === undefined ? [] : (v.safeParse(field, undefined).issues ?? [])
  return `${place}: is missing; it must be ${wanted[0]?.message ?? 'there'}`
}

/** The beginning of a value, for a message. */
export function excerpt(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}
