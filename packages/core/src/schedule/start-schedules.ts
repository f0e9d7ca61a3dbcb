import type { Runtime } from '../handling/runtime.ts'
import { boardOf, type Scheduled } from './board.ts'

/** Schedules that run by timers. */
export interface RunningSchedules {
  /** Stops the timers, and resolves when what runs has ended. Called again it gives the same promise. */
  close(): Promise<void>
}

/**
 * Runs the schedules of a bot by timers of this process: for servers of your own, Bun and Deno;
 * `serve` of `@cqhttp/adapter-node` does so itself. Schedules that are added later run too.
 *
 * ```ts
 * const schedules = startSchedules(bot)
 * process.once('SIGTERM', () => schedules.close())
 * ```
 *
 * A timer keeps the process alive. What came due while the process was not running is not run later.
 *
 * @param runtime What keeps the runtime alive, and its own objects, for the handlers.
 */
export function startSchedules(bot: object, runtime: Runtime = {}): RunningSchedules {
  const running = new Set<Promise<unknown>>()
  const waitUntil = (task: Promise<unknown>): void => {
    runtime.waitUntil?.(task)
    running.add(task)
    const end = (): void => void running.delete(task)
    task.then(end, end)
  }
  const stops: (() => void)[] = []
  const start = (schedule: Scheduled): void => {
    stops.push(schedule.start({ ...runtime, waitUntil }))
  }
  const board = boardOf(bot)
  board?.schedules.forEach(start)
  board?.starters.add(start)

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    board?.starters.delete(start)
    for (const stop of stops) stop()
    while (running.size > 0) await Promise.allSettled(running)
  }
  return { close: () => (closing ??= close()) }
}
