import type { Logger } from '@cqhttp/core'

/** The part of a logger that the adapter uses. */
export type WarningLogger = Pick<Logger, 'warn' | 'error'>

const silent: WarningLogger = { warn: () => {}, error: () => {} }

/* oxlint-disable no-console -- the default sink: on Workers the console is the log */
const standard: WarningLogger = {
  warn: (...data) => console.warn('[cqhttp]', ...data),
  error: (...data) => console.error('[cqhttp]', ...data),
}
/* oxlint-enable no-console */

export function resolveLogger(option: WarningLogger | false | undefined): WarningLogger {
  if (option === undefined) return standard
  return option === false ? silent : option
}
