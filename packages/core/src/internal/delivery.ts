import type { Runtime } from '../endpoint.ts'
import type { Logger } from '../logger.ts'
import { MAX_TIMEOUT } from '../options.ts'

/** How long before the runtime's deadline work has to end, in milliseconds. */
export const MARGIN = 1000

/** One event on its way through the handlers: what they may do to the delivery itself. */
export class Delivery<Bot> {
  readonly bot: Bot
  readonly platform: unknown
  stopped = false
  readonly #runtime: Runtime
  readonly #onError: (error: unknown) => void
  #reported: Set<unknown> | undefined
  #isHandled = false
  #handled: PromiseWithResolvers<void> | undefined
  #signal: AbortSignal | undefined

  constructor(bot: Bot, runtime: Runtime, onError: (error: unknown) => void) {
    this.bot = bot
    this.platform = runtime.platform
    this.#runtime = runtime
    this.#onError = onError
  }

  /** Made when first asked for, since most handlers never do. */
  get signal(): AbortSignal {
    return (this.#signal ??= createSignal(this.#runtime.deadline))
  }

  readonly stop = (): void => {
    this.stopped = true
  }

  readonly report = (error: unknown): void => {
    this.#reported = (this.#reported ?? new Set()).add(error)
    this.#onError(error)
  }

  /** Keeps the runtime alive for `task`; its error is reported, never unhandled. */
  readonly waitUntil = (task: Promise<unknown>): void => {
    const settled = Promise.resolve(task).then(undefined, this.report)
    this.#runtime.waitUntil?.(settled)
  }

  /** As `waitUntil`, but an error goes to `onLost`, and only when no handler has thrown it. */
  keep(task: Promise<unknown>, onLost: (error: unknown) => void): void {
    this.waitUntil(
      task.then(undefined, async (error: unknown) => {
        // One turn at least: `waitUntil` may be about to report it.
        await (this.#isHandled ? undefined : (this.#handled ??= Promise.withResolvers()).promise)
        if (this.#reported?.has(error) !== true) onLost(error)
      }),
    )
  }

  /** All handlers have settled. */
  finish(): void {
    this.#isHandled = true
    this.#handled?.resolve()
  }
}

function createSignal(deadline: number | undefined): AbortSignal {
  const hasDeadline = typeof deadline === 'number'
  const delay = hasDeadline ? Math.max(0, deadline - MARGIN - Date.now()) : Infinity
  // Beyond the range of timers, and for NaN, as without a deadline.
  return delay <= MAX_TIMEOUT ? AbortSignal.timeout(delay) : new AbortController().signal
}

/**
 * Bun and Deno hand `fetch` a second argument of their own, which may lack `waitUntil`; one that
 * throws, as a method does without its object, must not cost the answer.
 */
export function guardRuntime(given: Runtime | null | undefined, logger: Logger): Runtime {
  const runtime = given ?? {}
  const { deadline, platform } = runtime
  const guarded: Runtime = { platform }
  if (typeof deadline === 'number') guarded.deadline = deadline
  if (typeof runtime.waitUntil === 'function') {
    // By a variable: V8 puts a function written right into a property among the old objects, and all
    // that it holds, the whole request, then outlives one garbage collection after the other.
    const waitUntil = (task: Promise<unknown>): void => {
      try {
        runtime.waitUntil?.(task)
      } catch (error) {
        logger.error('waitUntil of the runtime failed:', error)
      }
    }
    guarded.waitUntil = waitUntil
  }
  return guarded
}
