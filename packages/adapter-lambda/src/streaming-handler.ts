import type { Endpoint } from '@cqhttp/core/adapter'
import type { Context, StreamifyHandler } from 'aws-lambda'

import type { LambdaEvent, LatticeEvent } from './fronts/events.ts'
import { recognise } from './fronts/recognise.ts'
import { answer, answerOther, deadlineOf } from './invocation.ts'
import { toLambdaHandler } from './lambda-handler.ts'
import { type LambdaHandlerOptions, toSettings } from './options.ts'
import { type LambdaGlobal, type ResponseStream, send, toSendable } from './response-stream.ts'
import { createTasks } from './tasks.ts'

/** What `awslambda.streamifyResponse` sets. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming')

/**
 * Makes a bot, or anything with `fetch`, a Lambda function that streams its responses, for a
 * Function URL with invoke mode `RESPONSE_STREAM`, or a REST API with response transfer mode
 * `STREAM`. HTTP APIs and load balancers cannot stream: use {@link toLambdaHandler} there.
 *
 * ```ts
 * export const handler = toStreamingLambdaHandler(createBot(process.env))
 * ```
 *
 * The response ends at once, and the tasks of `waitUntil` go on within the same invocation, which
 * is paid for until they are done. Tasks that are still not done 300 ms before the function's
 * timeout are logged and given up.
 *
 * The handler rejects only when a body fails that has begun: so the runtime tells the client that
 * the response is not whole. What is no HTTP event is logged as an error and gets status 400.
 *
 * Emulators (SAM local, serverless-offline, LocalStack) may call it without a stream: it says so in
 * the log once, and answers as {@link toLambdaHandler} does.
 *
 * @throws TypeError for a wrong option, or an endpoint without `fetch`.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function toStreamingLambdaHandler(
  endpoint: Endpoint,
  options: LambdaHandlerOptions = {},
): StreamifyHandler<LambdaEvent | LatticeEvent, void> {
  const settings = toSettings(endpoint, options)
  const lambda = (globalThis as { awslambda?: LambdaGlobal }).awslambda

  async function handler(
    event: LambdaEvent | LatticeEvent,
    responseStream: ResponseStream,
    context: Context,
  ): Promise<void> {
    if (typeof responseStream?.write !== 'function') {
      return await answerWhole(event, [responseStream, context])
    }
    const deadline = deadlineOf(context)
    const tasks = createTasks(settings.logger)
    try {
      const recognised = recognise(event)
      const sendable =
        recognised === undefined
          ? await toSendable(answerOther(settings, { event, tasks, context, deadline }), '')
          : await answer(settings, { recognised, tasks, context, deadline }, (response) =>
              toSendable(response, recognised.method),
            )
      await send(sendable, responseStream, lambda)
    } finally {
      await tasks.settled(deadline)
    }
  }

  const buffered = toLambdaHandler(endpoint, options)
  let isWarned = false

  /** By its type nothing is returned; without a stream that is all there is. */
  async function answerWhole(
    event: LambdaEvent | LatticeEvent,
    others: readonly unknown[],
  ): Promise<never> {
    if (!isWarned) {
      settings.logger.error(
        'the runtime gave toStreamingLambdaHandler no stream, so the response is sent as a whole; ' +
          'set the invoke mode RESPONSE_STREAM, or use toLambdaHandler',
      )
    }
    isWarned = true
    const context = others.find(
      (other) => typeof (other as Context | undefined)?.getRemainingTimeInMillis === 'function',
    )
    return (await buffered(event as LambdaEvent, context as Context)) as never
  }

  return lambda === undefined
    ? Object.assign(handler, { [STREAMING]: 'response' })
    : lambda.streamifyResponse(handler)
}
