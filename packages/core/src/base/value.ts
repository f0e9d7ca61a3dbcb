export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Whether it is an object of data with names, as JSON has them. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value)
}

/** Whether it is a text that is not empty. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** What kind of built-in an object is, such as `Uint8Array`, `Blob` or `Promise`; undefined for data. */
export function builtinOf(value: object): string | undefined {
  return (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag]
}

/** A text from outside as the log may have it: no line breaks, no control characters, not long. */
export function printable(text: string): string {
  return text
    .slice(0, 100)
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The error for a value that is wrong: what it must be, and what it is. */
export function mustBe(name: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${name} must be ${expected}, but it is ${describe(value)}`)
}

/** Names a wrong value in an error, short and without its content where that may be long. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return `an object with the keys ${Object.keys(value).slice(0, 5).join(', ')}`
  return typeof value === 'function' ? 'a function' : String(value)
}

/** A path without the slashes at its end. By hand: a pattern for them is quadratic in those before. */
export function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path.charAt(end - 1) === '/') end--
  return path.slice(0, end)
}
