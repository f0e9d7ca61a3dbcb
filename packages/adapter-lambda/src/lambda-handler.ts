import type { Endpoint } from '@cqhttp/core/adapter'
import type { Context } from 'aws-lambda'

import type { LambdaEvent, LambdaResult, LatticeEvent, LatticeResult } from './fronts/events.ts'
import { type Recognised, recognise } from './fronts/recognise.ts'
import { payloadV1 } from './fronts/payload-v1.ts'
import { answer, answerOther, deadlineOf } from './invocation.ts'
import { type LambdaHandlerOptions, toSettings } from './options.ts'
import { formatResult } from './result.ts'
import { createTasks } from './tasks.ts'

/**
 * A function for the Lambda runtime; it never rejects.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export interface LambdaHandler {
  /** Answers a request that came through VPC Lattice. */
  (event: LatticeEvent, context: Context): Promise<LatticeResult>
  /** Answers a request that came through API Gateway, a Function URL or a load balancer. */
  (event: LambdaEvent, context: Context): Promise<LambdaResult>
}

/**
 * Makes a bot, or anything with `fetch`, a Lambda function with buffered responses, for any front:
 * API Gateway (REST and HTTP APIs), Function URLs, Application Load Balancers, VPC Lattice.
 *
 * ```ts
 * export const handler = toLambdaHandler(createBot(process.env))
 * ```
 *
 * Lambda freezes a function as soon as it has answered, so the answer waits for the tasks of
 * `waitUntil`: use {@link toStreamingLambdaHandler} where background work must not delay it.
 * Tasks that are still not done 300 ms before the function's timeout are logged and given up.
 *
 * A tick of EventBridge (`"detail-type": "Scheduled Event"`, with its `time`) runs the bot's schedules
 * that are due. What else is no HTTP event (a warm-up, a queue, a console test) is logged as an error
 * and resolves with status 400; the message of a queue counts as handled: that needs `toQueueHandler`.
 *
 * @throws TypeError for a wrong option, or an endpoint without `fetch`.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function toLambdaHandler(
  endpoint: Endpoint,
  options: LambdaHandlerOptions = {},
): LambdaHandler {
  const settings = toSettings(endpoint, options)

  function handler(event: LatticeEvent, context: Context): Promise<LatticeResult>
  function handler(event: LambdaEvent, context: Context): Promise<LambdaResult>
  // Two parameters: with a third one the runtime refuses to start.
  async function handler(
    event: LambdaEvent | LatticeEvent,
    context: Context,
  ): Promise<LambdaResult | LatticeResult> {
    const recognised = recognise(event)
    const deadline = deadlineOf(context)
    const tasks = createTasks(settings.logger)
    const result =
      recognised === undefined
        ? await formatResult(answerOther(settings, { event, tasks, context, deadline }), NO_FRONT)
        : await answer(settings, { recognised, tasks, context, deadline }, (response) =>
            formatResult(response, recognised),
          )
    await tasks.settled(deadline)
    return result
  }

  return handler
}

/** Whoever invokes the function directly reads this form. */
const NO_FRONT: Recognised = { front: payloadV1, event: {}, method: '' }
