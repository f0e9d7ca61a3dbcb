import type { JsonObject } from '@cqhttp/sandbox/tooling'

/** The event that was typed, or what is wrong with the text. */
export function readEvent(
  text: string,
): { event: JsonObject; error?: undefined } | { event?: undefined; error: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { event: value as JsonObject }
  }
  return { error: Array.isArray(value) ? '[…]' : String(value) }
}
