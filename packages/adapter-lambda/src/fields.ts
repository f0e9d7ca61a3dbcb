/**
 * The names of fields and methods.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
 */
export const TOKEN: RegExp = /^[!#$%&'*+.^`|~\w-]+$/

/**
 * The header fields of a request, read as `Headers` would be: without touching it, since its first
 * touch takes 55 ms, and without its exceptions.
 */
export class Fields {
  readonly #values: Map<string, string[]>

  constructor(values: Map<string, string[]>) {
    this.#values = values
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  add(name: string, values: string[]): void {
    if (values.length > 0) this.#values.set(name, values)
  }

  get(name: string): string | null {
    const key = name.toLowerCase()
    const values = this.#values.get(key)?.flatMap(toByteString) ?? []
    if (values.length === 0 || !TOKEN.test(key)) return null
    // https://www.rfc-editor.org/rfc/rfc9113#section-8.2.3
    return values.join(key === 'cookie' ? '; ' : ', ')
  }

  /**
   * As `new Request()` takes them; left out is what no `Headers` can hold. No front lets that
   * through, but tests do.
   */
  toPairs(): [name: string, value: string][] {
    return [...this.#values]
      .filter(([name]) => TOKEN.test(name))
      .flatMap(([name, values]) =>
        values.flatMap(toByteString).map((value): [string, string] => [name, value]),
      )
  }
}

/** The fields of an event: all that `multi` has, and from `single` what is not in there. */
export function readFields(multi: unknown, single: unknown): Fields {
  return new Fields(readValues(multi, single, (name) => name.toLowerCase()))
}

/**
 * A map of an event: all that `multi` has, and from `single` what is not in there. Either may be
 * missing; a name without a value is left out.
 */
export function readValues(
  multi: unknown,
  single: unknown,
  toKey: (name: string) => string = (name) => name,
): Map<string, string[]> {
  const all = collect(multi, toKey)
  for (const [key, list] of collect(single, toKey)) {
    if (!all.has(key)) all.set(key, list)
  }
  return all
}

function collect(map: unknown, toKey: (name: string) => string): Map<string, string[]> {
  const collected = new Map<string, string[]>()
  if (typeof map !== 'object' || map === null) return collected
  for (const [name, value] of Object.entries(map)) {
    const list = toStrings(value)
    if (list.length === 0) continue
    const key = toKey(name)
    const values = collected.get(key)
    if (values === undefined) collected.set(key, list)
    else values.push(...list)
  }
  return collected
}

function toStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  return Array.isArray(value) ? value.flatMap(toStrings) : []
}

/**
 * A value as `Headers` holds it: the bytes, each a character. A front that has decoded UTF-8 is
 * undone; what no field can hold is left out.
 *
 * @see https://fetch.spec.whatwg.org/#headers-class
 */
function toByteString(value: string): string[] {
  const trimmed = trim(value)
  if (/[\0\r\n]/.test(trimmed)) return []
  return [/[^\0-\xff]/.test(trimmed) ? Buffer.from(trimmed).toString('latin1') : trimmed]
}

/** By hand: a pattern for blanks at the end is quadratic in the blanks before it. */
function trim(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && isBlank(value.charCodeAt(start))) start++
  while (end > start && isBlank(value.charCodeAt(end - 1))) end--
  return value.slice(start, end)
}

/** Tab, line feed, carriage return, space. */
function isBlank(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || code === 32
}
