import { inspect } from 'node:util'

/**
 * Everything that can be read out of a value, to a depth of ten: own and inherited properties,
 * hidden ones and getters, symbols, entries of collections, and what `inspect` shows.
 */
export function reveal(value: unknown): string {
  const found: string[] = [inspect(value, { depth: 10, showHidden: true, getters: true })]
  walk(value, 10, new Set(), found)
  return found.join('\n')
}

function walk(value: unknown, depth: number, seen: Set<unknown>, found: string[]): void {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  if (!isObject) return void found.push(String(value))
  if (depth === 0 || seen.has(value)) return
  seen.add(value)
  if (value instanceof Map || value instanceof Set || value instanceof Headers) {
    for (const entry of value as Iterable<unknown>) walk(entry, depth - 1, seen, found)
  }
  for (
    let holder: object = value;
    holder !== null && holder !== Object.prototype && holder !== Function.prototype;
    holder = Object.getPrototypeOf(holder)
  ) {
    for (const key of Reflect.ownKeys(holder)) {
      found.push(String(key))
      let member: unknown
      try {
        member = Reflect.get(value, key)
      } catch {
        continue
      }
      walk(member, depth - 1, seen, found)
    }
  }
}
