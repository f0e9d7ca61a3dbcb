import { type JsonObject, isJsonObject } from '../json.ts'

/** The fields of an object with these names, as far as it has them. */
export function pick(value: unknown, names: readonly string[]): JsonObject {
  const source = isJsonObject(value) ? value : {}
  return Object.fromEntries(
    names.filter((name) => name in source).map((name) => [name, source[name]]),
  )
}

/** The object without the fields of these names. */
export function omit(value: unknown, names: readonly string[]): JsonObject {
  const source = isJsonObject(value) ? value : {}
  return Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)))
}

export function isMessage(payload: JsonObject): boolean {
  return payload['post_type'] === 'message' || payload['post_type'] === 'message_sent'
}

/** Merges fields into an object that is a result. */
export function withFields(fields: JsonObject): (data: unknown) => JsonObject {
  return (data) => ({ ...(isJsonObject(data) ? data : {}), ...fields })
}

/** Puts fields that are missing into each object of a list that is a result. */
export function withEach(fields: JsonObject): (data: unknown) => JsonObject[] {
  return (data) =>
    (Array.isArray(data) ? data : []).map((item) => ({ ...fields, ...omit(item, []) }))
}
