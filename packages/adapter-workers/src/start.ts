import type { ExecutionContext } from './platform.ts'

/** After which a start that has not ended is given up, in milliseconds: what `waitUntil` grants. */
const TIME_LIMIT = 30_000
/** How often a request looks whether the start under way has ended, in milliseconds. */
const INTERVAL = 10

interface Attempt<Value> {
  readonly since: number
  outcome?: { value: Value } | { error: unknown }
}

/**
 * Makes a value once per isolate, and again if that failed; requests that come meanwhile share the
 * attempt and its failure.
 *
 * They do not await its promise: on Workers that belongs to the request which made it, and never
 * settles for others when that request is cut off. Each looks at the outcome by its own timer.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/context/
 */
export function createStart<Arguments extends unknown[], Value>(
  make: (...args: Arguments) => Value | Promise<Value>,
): (ctx: ExecutionContext, ...args: Arguments) => Promise<Value> {
  let attempt: Attempt<Value> | undefined

  async function run(mine: Attempt<Value>, args: Arguments): Promise<void> {
    try {
      mine.outcome = { value: await make(...args) }
    } catch (error) {
      mine.outcome = { error }
      if (attempt === mine) attempt = undefined
    }
  }

  return async (ctx, ...args) => {
    while (attempt !== undefined && isHopeful(attempt)) {
      const { outcome } = await ended(attempt)
      if (outcome !== undefined) return read(outcome)
    }
    const mine: Attempt<Value> = { since: Date.now() }
    attempt = mine
    const ran = run(mine, args)
    // A client that hangs up takes its request with it, and others wait for this.
    ctx.waitUntil(ran)
    await ran
    return read(mine.outcome)
  }
}
