import type { HttpReply, HttpRequest } from '../../support/runtimes/http.ts'
import { bundleLambda } from '../../support/runtimes/lambda/bundle.ts'
import { type Front, Malformed } from '../../support/runtimes/lambda/front.ts'
import {
  type FunctionOptions,
  type LambdaFunction,
  startFunction,
} from '../../support/runtimes/lambda/function.ts'
import type { Invoked, Step } from '../../support/runtimes/lambda/runtime-api.ts'
import { toStreamedReply } from '../../support/runtimes/lambda/streaming.ts'
import { type Driver, FOLDER, type Running, type Variables } from '../driver.ts'
import type { Limit } from '../limits.ts'

interface RunningFunction extends Running {
  steps: readonly Step[]
}

interface LambdaDriver extends Driver {
  start(variables: Variables, folder?: string): Promise<RunningFunction>
}

/** A function with buffered responses behind a front. */
export function bufferedLambda(front: Front, limits: readonly Limit[] = []): LambdaDriver {
  return {
    name: `Lambda, ${front.name}, buffered`,
    limits: ['responseLast', ...limits],
    start: start(front, { handler: 'index.handler' }),
  }
}

/** The same in worker threads, each with several events at once. */
export function concurrentLambda(front: Front, limits: readonly Limit[] = []): LambdaDriver {
  return {
    name: `Lambda, ${front.name}, buffered, concurrent`,
    limits: ['responseLast', 'twoMemories', ...limits],
    start: start(front, { handler: 'index.handler', workers: 2 }),
  }
}

/** A function with streamed responses behind a front. */
export function streamingLambda(front: Front, limits: readonly Limit[] = []): LambdaDriver {
  return {
    name: `Lambda, ${front.name}, streaming`,
    limits,
    start: start(front, { handler: 'index.streamingHandler' }),
  }
}

function start(
  front: Front,
  options: Pick<FunctionOptions, 'handler' | 'workers'>,
): LambdaDriver['start'] {
  return async (variables, folder = FOLDER) => {
    const { root, remove } = await bundleLambda(`${folder}entries/lambda.ts`)
    const lambda = await startFunction({ root, env: { ...variables }, ...options })
    return {
      steps: lambda.steps,
      send: (request) => exchange(front, lambda, request),
      async close() {
        await lambda.close()
        await remove()
      },
    }
  }
}

async function exchange(
  front: Front,
  lambda: LambdaFunction,
  request: HttpRequest,
): Promise<HttpReply> {
  const refusal = front.refuse?.(request)
  if (refusal !== undefined) return refusal
  try {
    const reply = toReply(front, await lambda.invoke(front.toEvent(request)))
    // No server sends one.
    return request.method === 'HEAD' ? { ...reply, body: new Uint8Array() } : reply
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { status: 502, headers: [], body: Buffer.from(`${front.name}: ${error.message}`) }
  }
}

function toReply(front: Front, invoked: Invoked): HttpReply {
  const { kind, body, errorType, isStreamed } = invoked
  if (kind === 'error') throw new Malformed(`the function failed: ${body.toString()}`)
  if (errorType !== undefined) throw new Malformed(`the stream failed: ${errorType}`)
  return isStreamed ? toStreamedReply(invoked) : front.toReply(JSON.parse(body.toString()))
}
