import { checkLogger, checkOptions, resolveLogger, type WarningLogger } from '@cqhttp/core/adapter'

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
  checkOptions(options, { logger: checkLogger(['warn', 'error']) })
  return resolveLogger(options.logger)
}
