import { type Endpoint, resolveLogger } from '@cqhttp/core'

import type { ErrorLogger } from './logger.ts'

/** The settings of `toLambdaHandler` and `toStreamingLambdaHandler`. */
export interface LambdaHandlerOptions {
  /**
   * Where failures go that no response can tell: of events that are no HTTP requests, of background
   * tasks, of an endpoint that throws. Default the console, which Lambda keeps in CloudWatch;
   * `false` for silence.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
   */
  logger?: ErrorLogger | false | undefined
}

/** What a handler is made of. */
export interface Settings {
  endpoint: Endpoint
  logger: ErrorLogger
}

/** @throws TypeError that names what is wrong, its value and the fix. */
export function toSettings(endpoint: Endpoint, options: LambdaHandlerOptions): Settings {
  if (typeof (endpoint as Partial<Endpoint> | undefined)?.fetch !== 'function') {
    throw new TypeError(
      'the endpoint must be a bot or another object with a fetch method, but it is ' +
        describe(endpoint),
    )
  }
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options must be an object, but is ${describe(options)}`)
  }
  for (const option of Object.keys(options)) {
    if (option !== 'logger') throw new TypeError(`unknown option ${option}; the option is logger`)
  }
  const { logger } = options
  if (logger !== undefined && logger !== false && typeof logger?.error !== 'function') {
    throw new TypeError(
      'option logger must be false, or an object with the method error, such as console, but it ' +
        `is ${describe(logger)}`,
    )
  }
  return { endpoint, logger: resolveLogger(logger) }
}

/** `node:util` is loaded for errors only: to import it takes as long as the first event does. */
function describe(value: unknown): string {
  return process.getBuiltinModule('node:util').inspect(value, { depth: 0 })
}
