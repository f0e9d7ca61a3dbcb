import { isJsonObject, type JsonObject } from '../json.ts'
import { omit } from './pick.ts'

// Shapes of results that several implementations share.

/** Each object of a list without some fields. */
export function withoutEach(names: readonly string[]): (data: unknown) => JsonObject[] {
  return (data) => (Array.isArray(data) ? data : []).map((item) => omit(item, names))
}

/** Notices with `images` alone; NapCat also has them as `image`. */
export function toNotices(fields: JsonObject = {}): (data: unknown) => JsonObject[] {
  return (data) =>
    (Array.isArray(data) ? (data as JsonObject[]) : []).map((notice) => ({
      ...notice,
      message: omit(notice['message'], ['image']),
      ...fields,
    }))
}

/** The lists of a result with other objects in them. */
export function withLists(
  shape: (item: JsonObject) => JsonObject,
  name: string,
): (data: unknown) => JsonObject {
  return (data) => {
    const result = isJsonObject(data) ? data : {}
    const items = result[name]
    return { ...result, [name]: (Array.isArray(items) ? (items as JsonObject[]) : []).map(shape) }
  }
}
