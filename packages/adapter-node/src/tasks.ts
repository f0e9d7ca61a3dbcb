import type { ErrorLogger } from '@cqhttp/core/adapter'

/** Work that must be over before a server is closed. */
export interface Tasks {
  /** Takes a task on; its failure is logged. */
  add: (task: Promise<unknown>) => void
  /** How many are under way. */
  count: () => number
  /** Resolves when no task is under way, those included that came meanwhile. */
  settled: () => Promise<void>
}

/** Counts rather than collects, since every request passes through. */
export function createTasks(logger: ErrorLogger): Tasks {
  let count = 0
  let onNone: (() => void) | undefined

  const end = (): void => {
    count -= 1
    if (count === 0) onNone?.()
  }
  const fail = (error: unknown): void => {
    logger.error('a background task failed:', error)
    end()
  }
  return {
    count: () => count,
    add(task) {
      count += 1
      Promise.resolve(task).then(end, fail)
    },
    async settled() {
      while (count > 0) {
        await new Promise<void>((resolve) => {
          onNone = resolve
        })
      }
    },
  }
}
