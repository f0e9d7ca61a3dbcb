import { isJsonObject, type JsonObject } from '../json.ts'

// Files in base64 are recorded as how long they are: a few would fill the memory.

/** What is shown of one, in characters. */
const SHOWN = 64

/** Texts in quotes without anything but base64, from this length on. */
const CONTENT = /(?<=["'](?:base64:\/\/)?)[\w+/-]{65536,}={0,2}(?=["'])/g
const WHOLE = /^(?:base64:\/\/)?[\w+/-]{65536,}={0,2}$/

/** A text without the files in it. */
export function shortenContent(text: string): string {
  return text.length < 65_536 ? text : text.replace(CONTENT, shorten)
}

/** The parameters of a call without the files in them. */
export function shortenValue(params: JsonObject): JsonObject {
  return shortenItem(params) as JsonObject
}

function shortenItem(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length >= 65_536 && WHOLE.test(value) ? shorten(value) : value
  }
  if (Array.isArray(value)) return value.map(shortenItem)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenItem(item)]))
}

function shorten(content: string): string {
  // A copy: a slice of a text keeps all of it in memory.
  const beginning = Buffer.from(content.slice(0, SHOWN)).toString()
  return `${beginning}… (${content.length} characters)`
}
