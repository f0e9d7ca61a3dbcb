/** Where the bot writes what its author may want to know; `console` is one. */
export interface Logger {
  /** One line for each event and each API call. */
  debug(...data: unknown[]): void
  /** What happened in the ordinary course of things. */
  info(...data: unknown[]): void
  /** What was refused or ignored, and settings that look wrong. */
  warn(...data: unknown[]): void
  /** What failed: handlers, hooks, background tasks. */
  error(...data: unknown[]): void
}

function ignore(): void {}

const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/* oxlint-disable no-console -- the default sink */
const quiet: Logger = {
  debug: ignore,
  info: ignore,
  warn: (...data) => console.warn('[cqhttp]', ...data),
  error: (...data) => console.error('[cqhttp]', ...data),
}
/* oxlint-enable no-console */

export function resolveLogger(option: Logger | false | undefined): Logger {
  if (option === undefined) return quiet
  return option === false ? silent : option
}
