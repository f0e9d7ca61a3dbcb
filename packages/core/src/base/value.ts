export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Whether it is a text that is not empty. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Names a wrong value in an error, short and without its content where that may be long. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return `an object with the keys ${Object.keys(value).slice(0, 5).join(', ')}`
  return typeof value === 'function' ? 'a function' : String(value)
}
