/** The largest delay that a timer takes, in milliseconds. */
export const MAX_TIMEOUT = 2_147_483_647

/**
 * Milliseconds since the process started. Not the wall clock, which may jump; whole, since the
 * engine keeps small integers without an object for each.
 */
export function now(): number {
  return Math.floor(performance.now())
}

/** A timer that does not keep a Node process alive. */
export function setBackgroundInterval(run: () => void, delay: number): () => void {
  const timer: unknown = setInterval(run, delay)
  // A number on Workers, without the method.
  ;(timer as { unref?: () => void }).unref?.()
  return () => clearInterval(timer as number)
}

/** More than handlers need that wait for nothing from outside. */
const TURNS = 24

/**
 * Whether a promise is still pending after a few microtasks, which is all most events need: timers
 * for each of them would cost as much as the rest of their way.
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
  // Longer than a timer can run: treated as no limit.
  if (limit > MAX_TIMEOUT) return task
  const timeUp = Promise.withResolvers<undefined>()
  const timer = setTimeout(timeUp.resolve, limit, undefined)
  try {
    return await Promise.race([task, timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}
