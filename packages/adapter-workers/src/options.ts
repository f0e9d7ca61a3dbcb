import {
  check,
  checkLogger,
  checkOptions,
  hasMethods,
  resolveLogger,
  type WarningLogger,
} from '@cqhttp/core/adapter'

import type { WorkersQueue } from './queue/workers-queue.ts'

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
  /**
   * Where events are kept until a consumer handles them, for handlers that take minutes:
   * `cloudflareQueue('EVENTS')` of `@cqhttp/adapter-workers/queue`.
   */
  queue?: WorkersQueue | undefined
}

/** @throws TypeError that names what is wrong and the fix. */
export function toLogger(options: WorkersHandlerOptions): WarningLogger {
  checkOptions(options, {
    logger: checkLogger(['warn', 'error']),
    queue: check((value) => hasMethods(value, 'handler'), 'cloudflareQueue()'),
  })
  return resolveLogger(options.logger)
}
