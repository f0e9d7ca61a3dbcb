import { MAX_TIMEOUT } from '../options.ts'

/** More than what handlers need that wait for nothing from outside. */
const TURNS = 24

/**
 * Whether a promise is still pending after all that can be done without waiting, which most events
 * need no more than: timers for each of them would cost as much as the rest of their way.
 */
export async function isPending(task: Promise<unknown>): Promise<boolean> {
  let pending = true
  const settle = (): void => {
    pending = false
  }
  task.then(settle, settle)
  for (let turn = 0; pending && turn < TURNS; turn++) await Promise.resolve()
  return pending
}

/** Resolves with undefined when the time, in milliseconds, is up first. */
export async function withinTime<T>(task: Promise<T>, limit: number): Promise<T | undefined> {
  // Beyond the range of timers, as without a limit.
  if (limit > MAX_TIMEOUT || !(await isPending(task))) return task
  const timeUp = Promise.withResolvers<undefined>()
  const timer = setTimeout(timeUp.resolve, limit, undefined)
  try {
    return await Promise.race([task, timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What is there already, or will be: most events wait for nothing, and each promise costs. */
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
