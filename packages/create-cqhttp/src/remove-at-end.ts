import { rmSync } from 'node:fs'
import { constants } from 'node:os'

// SIGHUP comes when the terminal is closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Removes a folder when the program is ended before its time, as by Ctrl+C.
 *
 * @returns A function that lets the folder be.
 */
export function removeAtEnd(folder: string): () => void {
  const remove = (): void => {
    // A package manager may be writing there still.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const end = (signal: NodeJS.Signals): never => process.exit(128 + constants.signals[signal])
  process.on('exit', remove)
  for (const signal of SIGNALS) process.on(signal, end)
  return () => {
    process.off('exit', remove)
    for (const signal of SIGNALS) process.off(signal, end)
  }
}
