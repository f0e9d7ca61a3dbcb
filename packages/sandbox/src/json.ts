/** A JSON object, as it is on the wire. */
export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How many levels a value from outside may have; `JSON.stringify` fails at a few thousand. */
const MOST_LEVELS = 200

/** Whether a value has more levels than can be worked with. */
export function isTooDeep(value: unknown, levels: number = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item) => isTooDeep(item, levels - 1))
}

/** A string or number as text, '' for anything else: `String({ toString: [] })` throws. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A number, also one as text; NaN for anything else: `Number({ valueOf: [], toString: [] })` throws. */
export function numberOf(value: unknown): number {
  const text = textOf(value)
  return text === '' ? Number.NaN : Number(text)
}

/** Writes the characters that match as `\uXXXX`, which every JSON parser takes for the same. */
export function escapeJson(json: string, characters: RegExp): string {
  return json.replace(
    characters,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
