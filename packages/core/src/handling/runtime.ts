import type { Logger } from '../base/logger.ts'

/** What an adapter knows about the runtime that an event arrived in. */
export interface Runtime {
  /** Keeps the runtime alive until `task` has settled, also after the response. */
  waitUntil?: (task: Promise<unknown>) => void
  /** When the runtime will cut the work off, in milliseconds since the epoch. */
  deadline?: number
  /** The runtime's own objects; each adapter exports a typed accessor for them. */
  platform?: unknown
}

/**
 * For a task that never rejects. Bun and Deno hand `fetch` a second argument of their own, which
 * may lack `waitUntil`; an unbound `waitUntil` throws, and that must not cost the answer.
 */
export function keepAlive(runtime: Runtime, task: Promise<unknown>, logger: Logger): void {
  if (typeof runtime.waitUntil !== 'function') return
  try {
    runtime.waitUntil(task)
  } catch (error) {
    logger.error('waitUntil of the runtime failed:', error)
  }
}
