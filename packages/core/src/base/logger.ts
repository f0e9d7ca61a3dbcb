/** Where the bot writes what its author may want to know; `console` is one. */
export interface Logger {
  /** One line for each event. */
  debug(...data: unknown[]): void
  /** What happened in the ordinary course of things. */
  info(...data: unknown[]): void
  /** What was refused or ignored, and settings that look wrong. */
  warn(...data: unknown[]): void
  /** What failed: handlers, hooks, background tasks. */
  error(...data: unknown[]): void
}

/** A level that nobody reads. */
export function ignore(): void {}

const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/* oxlint-disable no-console -- the default sink */
const quiet: Logger = {
  ...silent,
  warn: (...data) => console.warn('[cqhttp]', ...data),
  error: (...data) => console.error('[cqhttp]', ...data),
}
/* oxlint-enable no-console */

/**
 * The logger that an option stands for, for adapters: by default warnings and errors go to the
 * console, `false` is silence. A logger that throws loses its line and nothing else.
 */
export function resolveLogger<Level extends keyof Logger>(
  option: Pick<Logger, Level> | false | undefined,
): Pick<Logger, Level> {
  if (option === undefined) return quiet
  return option === false ? silent : guard(option)
}

/** A logger that fails must not take the event with it. */
function guard(logger: Partial<Logger>): Logger {
  const level =
    (name: keyof Logger) =>
    (...data: unknown[]): void => {
      try {
        logger[name]?.(...data)
      } catch {
        // There is nowhere left to say it.
      }
    }
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') }
}
