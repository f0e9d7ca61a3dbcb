/** When an attempt that has not ended is given up, in milliseconds: what `waitUntil` grants. */
const TIME_LIMIT = 30_000
/** How often a request looks whether the attempt under way has ended, in milliseconds. */
const INTERVAL = 10

interface Attempt<Value> {
  readonly since: number
  isOver: boolean
  /** Where it succeeded. */
  value: Value | undefined
}

/**
 * Makes a value once per isolate, and again if that failed; requests that come meanwhile share the
 * attempt, its failure included. The returned function resolves with `undefined` for a failure.
 *
 * They do not await its promise: on Workers a promise belongs to the request that made it, and when
 * that one is cut off, all others hang or fail for as long as the isolate lives. So each of them
 * looks at the result by a timer of its own. Callers keep their own request alive meanwhile.
 */
export function createStart<Value extends object, Arguments extends unknown[]>(
  make: (...args: Arguments) => Value | Promise<Value>,
  onError: (error: unknown) => void,
): (...args: Arguments) => Promise<Value | undefined> {
  let current: Attempt<Value> | undefined

  return async (...args) => {
    while (current !== undefined) {
      const attempt = current
      if (await isEnded(attempt)) return attempt.value
      // Given up, and not by another request before.
      if (current === attempt) current = undefined
    }
    const attempt: Attempt<Value> = { since: Date.now(), isOver: false, value: undefined }
    current = attempt
    try {
      attempt.value = await make(...args)
    } catch (error) {
      if (current === attempt) current = undefined
      onError(error)
    } finally {
      attempt.isOver = true
    }
    return attempt.value
  }
}

/** Waits for the end of an attempt, up to the time limit. */
async function isEnded(attempt: Attempt<unknown>): Promise<boolean> {
  while (!attempt.isOver && Date.now() - attempt.since < TIME_LIMIT) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL))
  }
  return attempt.isOver
}
