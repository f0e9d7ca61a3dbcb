import type { ErrorLogger } from '@cqhttp/core/adapter'

/** How long before the deadline tasks are given up, in milliseconds. */
const MARGIN = 300

/** Work of one invocation that goes on beside the response. */
export interface Tasks {
  /** Takes a task on; its failure is logged. */
  add: (task: Promise<unknown>) => void
  /**
   * Resolves when no task is left, those included that came meanwhile; shortly before the deadline
   * in any case, so that the response is not lost and the runtime not killed.
   */
  settled: (deadline: number | undefined) => Promise<void>
}

export function createTasks(logger: ErrorLogger): Tasks {
  const pending = new Set<Promise<void>>()

  async function all(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending)
  }

  return {
    add(task) {
      const settled = Promise.resolve(task).then(
        () => void pending.delete(settled),
        (error: unknown) => {
          pending.delete(settled)
          logger.error('a background task failed:', error)
        },
      )
      pending.add(settled)
    },
    async settled(deadline) {
      if (pending.size === 0) return
      if (deadline === undefined) return await all()
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, Math.max(0, deadline - MARGIN - Date.now()))
      await Promise.race([all(), over])
      clearTimeout(timer)
      if (pending.size > 0) {
        logger.error(
          `${pending.size} background task(s) did not end in time and may be lost; raise the ` +
            "function's timeout, or let them end with the signal of the handler's context",
        )
      }
    },
  }
}
