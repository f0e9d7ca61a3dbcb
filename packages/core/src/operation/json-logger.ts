import type { Logger } from '../base/logger.ts'
import { isCQHttpError } from '../base/errors.ts'
import { isObject } from '../base/value.ts'

/** The settings of `jsonLogger`. */
export interface JsonLoggerOptions {
  /** The least important level that is written; default `info`. */
  level?: keyof Logger | undefined
  /** Takes a line without its end; default the console, by the method of the level. */
  write?: ((line: string, level: keyof Logger) => void) | undefined
}

const levels: readonly (keyof Logger)[] = ['debug', 'info', 'warn', 'error']

/**
 * A logger for collectors: each entry is one line of JSON with `time` (ISO 8601), `level`, `message`, and
 * `errors` where there are any: their name, message and stack, and what errors of calls say (`action`,
 * `sent`, `retcode`). Other values are written as text.
 *
 * @example
 * ```ts
 * const bot = new CQHttp({ logger: jsonLogger({ level: 'debug' }) })
 * ```
 * @throws TypeError for a level that is none.
 */
export function jsonLogger({
  level = 'info',
  write = (line, of) => console[of](line),
}: JsonLoggerOptions = {}): Logger {
  const least = levels.indexOf(level)
  if (least === -1) {
    throw new TypeError(`level must be one of ${levels.join(', ')}, but it is ${String(level)}`)
  }
  const writer =
    (of: keyof Logger) =>
    (...data: unknown[]): void => {
      if (levels.indexOf(of) >= least) write(toLine(of, data), of)
    }
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
  }
}

function toLine(level: keyof Logger, data: readonly unknown[]): string {
  const errors = data.filter(isError)
  const message = data
    .filter((item) => !isError(item))
    .map(toText)
    .join(' ')
  const entry = { time: new Date().toISOString(), level, message }
  return JSON.stringify(
    errors.length > 0 ? { ...entry, errors: errors.map((error) => toEntry(error)) } : entry,
  )
}

function isError(value: unknown): value is Error {
  return value instanceof Error || isCQHttpError(value)
}

function toText(value: unknown): string {
  if (!isObject(value)) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** How deep causes are followed: one may be its own. */
const DEEPEST = 5

function toEntry(error: Error, depth = 0): Record<string, unknown> {
  const { name, message, stack, cause, ...more } = error as Error & Record<string, unknown>
  const entry: Record<string, unknown> = { name, message, stack }
  for (const field of ['code', 'action', 'sent', 'statusCode', 'retcode', 'wording']) {
    const value = more[field]
    if (typeof value === 'string' || typeof value === 'number') entry[field] = value
  }
  if (cause instanceof Error && depth < DEEPEST) entry['cause'] = toEntry(cause, depth + 1)
  return entry
}
