/** A value, or a promise of it: most events wait for nothing, and each promise costs. */
export type Eventually<T> = T | Promise<T>

/** Goes on with a value at once, or when it is there. */
export function whenThere<T, Result>(
  value: Eventually<T>,
  next: (value: T) => Eventually<Result>,
): Eventually<Result> {
  // oxlint-disable-next-line promise/no-callback-in-promise -- not a callback of Node's kind
  return isThenable(value) ? value.then(next) : next(value)
}

export function isThenable<T>(value: Eventually<T>): value is Promise<T>
export function isThenable(value: unknown): value is PromiseLike<unknown>
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function'
}
