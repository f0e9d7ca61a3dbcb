/** A JSON object, as it is on the wire. */
export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Writes the characters that match as `\uXXXX`, which every JSON parser takes for the same. */
export function escapeJson(json: string, characters: RegExp): string {
  return json.replace(
    characters,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
