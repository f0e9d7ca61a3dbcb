import type { Context, SQSRecord } from 'aws-lambda'

import type { LambdaEvent, LatticeEvent } from './fronts/events.ts'

/** What Lambda has for the request that an event came in: `platform` of a handler's context. */
export interface LambdaPlatform {
  /** The request as the front wrote it; with `toQueueHandler` the message of the queue. */
  event: LambdaEvent | LatticeEvent | SQSRecord
  /**
   * The invocation: its id, its remaining time, the function.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
   */
  context: Context
}

/**
 * The event and context of Lambda behind a handler's context; `undefined` where the event did not
 * come through this adapter.
 *
 * ```ts
 * bot.onMessage((event, context) => {
 *   const requestId = lambdaPlatform(context)?.context.awsRequestId
 * })
 * ```
 */
export function lambdaPlatform(context: { platform: unknown }): LambdaPlatform | undefined {
  const { platform } = context
  return isLambdaPlatform(platform) ? platform : undefined
}

function isLambdaPlatform(value: unknown): value is LambdaPlatform {
  return typeof value === 'object' && value !== null && 'event' in value && 'context' in value
}
