/** @throws Error that says what was expected of the store, and what it gave. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [given, wanted] = [show(actual), show(expected)]
  if (given !== wanted) {
    throw new Error(`${what}: expected ${shorten(wanted)}, but got ${shorten(given)}`)
  }
}

/** @throws Error with the text, unless the value is true. */
export function assertThat(value: boolean, what: string): void {
  if (!value) throw new Error(what)
}

/** Keys in the order of the alphabet: that in which a store gives them does not matter. */
function show(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) => {
      if (part === undefined) return 'undefined'
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
      return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    }) ?? 'undefined'
  )
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text
}
