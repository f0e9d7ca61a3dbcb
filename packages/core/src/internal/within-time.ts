import { MAX_TIMEOUT } from '../options.ts'

/** Resolves with undefined when the time, in milliseconds, is up first. */
export async function withinTime<T>(task: Promise<T>, limit: number): Promise<T | undefined> {
  // Beyond the range of timers, as without a limit.
  if (limit > MAX_TIMEOUT) return task
  const timeUp = Promise.withResolvers<undefined>()
  const timer = setTimeout(timeUp.resolve, limit, undefined)
  try {
    return await Promise.race([task, timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}
