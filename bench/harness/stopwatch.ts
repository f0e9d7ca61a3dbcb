/**
 * Starts a clock that runs while this process has a core, for each of its threads; it tells
 * microseconds.
 *
 * What one thread computes takes as long by the clock on the wall when nothing else runs, and this
 * one is not disturbed by what does. `process.threadCpuUsage` may be some milliseconds behind.
 */
export function startStopwatch(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
}
