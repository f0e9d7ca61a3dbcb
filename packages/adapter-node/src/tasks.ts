import type { ErrorLogger } from './logger.ts'

/** How many of something are under way; requests pass through, so it collects nothing. */
export interface Count {
  begin: () => void
  end: () => void
  /** Resolves when none is under way, those included that began meanwhile. */
  settled: () => Promise<void>
}

export function createCount(): Count {
  let count = 0
  let onNone: (() => void) | undefined
  return {
    begin() {
      count += 1
    },
    end() {
      count -= 1
      if (count === 0) onNone?.()
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

/** Work that must be over before a server is closed. */
export interface Tasks {
  /** Takes a task on; its failure is logged. */
  add: (task: Promise<unknown>) => void
  /** Resolves when no task is under way, those included that came meanwhile. */
  settled: () => Promise<void>
}

export function createTasks(logger: ErrorLogger): Tasks {
  const { begin, end, settled } = createCount()
  const fail = (error: unknown): void => {
    logger.error('a background task failed:', error)
    end()
  }
  return {
    add(task) {
      begin()
      Promise.resolve(task).then(end, fail)
    },
    settled,
  }
}
