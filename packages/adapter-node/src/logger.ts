import type { Logger } from '@cqhttp/core'

/** The part of a logger that the adapter uses. */
export type ErrorLogger = Pick<Logger, 'error'>

const silent: ErrorLogger = { error: () => {} }

const standard: ErrorLogger = {
  // oxlint-disable-next-line no-console -- the default sink
  error: (...data) => console.error('[cqhttp]', ...data),
}

export function resolveLogger(option: ErrorLogger | false | undefined): ErrorLogger {
  if (option === undefined) return standard
  return option === false ? silent : option
}
