import type { Logger } from '../../src/base/logger.ts'

/** A logger that keeps what it is told, as `[level, ...data]`. */
export function createLog(): Logger & { lines: [level: string, ...data: unknown[]][] } {
  const lines: [level: string, ...data: unknown[]][] = []
  return {
    lines,
    debug: (...data) => void lines.push(['debug', ...data]),
    info: (...data) => void lines.push(['info', ...data]),
    warn: (...data) => void lines.push(['warn', ...data]),
    error: (...data) => void lines.push(['error', ...data]),
  }
}
