import {
  check,
  checkEndpoint,
  checkNode,
  checkLogger,
  checkOptions,
  type Endpoint,
  type ErrorLogger,
  hasMethods,
  resolveLogger,
} from '@cqhttp/core/adapter'

import { describe } from './describe.ts'
import type { SqsQueue } from './queue/sqs-queue.ts'

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
  /**
   * Where events are kept until a function of `toQueueHandler` handles them, for handlers that take
   * minutes: `sqsQueue({ url })` of `@cqhttp/adapter-lambda/queue`.
   */
  queue?: SqsQueue | undefined
}

/** What a handler is made of. */
export interface Settings {
  endpoint: Endpoint
  logger: ErrorLogger
}

/** @throws TypeError that names what is wrong, its value and the fix. */
export function toSettings(endpoint: Endpoint, options: LambdaHandlerOptions): Settings {
  checkNode(process.versions.node)
  checkEndpoint(endpoint, describe)
  checkOptions(
    options,
    {
      logger: checkLogger(['error'], describe),
      queue: check((value) => hasMethods(value, 'attach'), 'sqsQueue({ url })', describe),
    },
    describe,
  )
  options.queue?.attach(endpoint)
  return { endpoint, logger: resolveLogger(options.logger) }
}
