import { resolveLogger, type WarningLogger } from '@cqhttp/core/adapter'

/** The settings of `toWorkersHandler`. */
export interface WorkersHandlerOptions {
  /**
   * Where it goes why the bot could not start, what an endpoint threw, and what looks wrong about
   * `apiRoot`. Default the console, which is the log of the Worker (`wrangler tail`); `false` for
   * silence.
   *
   * @see https://developers.cloudflare.com/workers/observability/logs/
   */
  logger?: WarningLogger | false | undefined
}

/** @throws TypeError that names what is wrong and the fix. */
export function toLogger(options: WorkersHandlerOptions): WarningLogger {
  for (const option of Object.keys(options)) {
    if (option !== 'logger') throw new TypeError(`unknown option ${option}; the option is logger`)
  }
  const { logger } = options
  if (logger !== undefined && logger !== false && !isLogger(logger)) {
    throw new TypeError(
      'option logger must be false, or an object with the methods warn and error, such as console',
    )
  }
  return resolveLogger(logger)
}

function isLogger(value: Partial<WarningLogger> | null): boolean {
  return typeof value?.warn === 'function' && typeof value.error === 'function'
}
