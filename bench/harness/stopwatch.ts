/**
 * Starts a clock of the CPU time that all threads of this process use, in microseconds.
 *
 * For work on one thread it agrees with wall-clock time on an idle machine, and other programs
 * disturb it little. `process.threadCpuUsage` would lag behind by some milliseconds.
 */
export function startStopwatch(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
}
