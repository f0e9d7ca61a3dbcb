import { explain } from '#sent'
import { isCQHttpError, NetworkError } from '../base/errors.ts'
import { isObject } from '../base/value.ts'
import type { ActionCall, ActionResponse, Transport } from './transport.ts'

/**
 * Carries a call until its answer has come, its time is up or its caller gives up, whatever the
 * transport makes of that. The limit, in milliseconds, is for each frame of an answer.
 *
 * By hand: `AbortSignal.any` and `Promise.race` take longer than all the rest of a call.
 *
 * @throws NetworkError when no answer came.
 */
export async function carry(
  call: ActionCall,
  transport: Transport,
  timeLimit: number,
  outer: AbortSignal | undefined,
): Promise<ActionResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const controller = new AbortController()
  let isSent = false
  let isOver = false
  let whyEnded: string | undefined
  const end = (reason: unknown, why: string): void => {
    whyEnded = why
    controller.abort(reason)
    reject(reason)
  }
  const giveUp = (): void => end(outer?.reason, 'aborted before an answer came')
  const timeUp = (): void => {
    const why = `no answer within ${timeLimit} ms`
    end(new DOMException(why, 'TimeoutError'), why)
  }
  let timer = setTimeout(timeUp, timeLimit)

  call.signal = controller.signal
  const { onFrame } = call
  if (onFrame !== undefined) {
    call.onFrame = async (frame) => {
      // What is done with a frame takes as long as it takes.
      clearTimeout(timer)
      await onFrame(frame)
      if (!isOver) timer = setTimeout(timeUp, timeLimit)
    }
  }
  try {
    if (outer?.aborted) giveUp()
    else {
      isSent = true
      outer?.addEventListener('abort', giveUp)
      transport(call).then(resolve, reject)
    }
    const answer = await promise
    if (!isObject(answer)) throw new TypeError('the answer is not an object')
    return answer
  } catch (error) {
    if (isCQHttpError(error)) throw error
    const { reason, ...failure } = explain(error)
    if (!isSent) failure.sent = 'no'
    throw new NetworkError(call.action, whyEnded ?? reason, failure)
  } finally {
    isOver = true
    clearTimeout(timer)
    outer?.removeEventListener('abort', giveUp)
  }
}
