import {
  type ActionCall,
  type ActionResponse,
  ApiNotAvailableError,
  type CallError,
  type Id,
  NetworkError,
  type Transport,
} from '@cqhttp/core'

import { type ObjectNamespace, objectOf } from './object-state.ts'

/** No request from outside has this host: https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
const CALL_URL = 'https://account.invalid/call'

/** How a call ended, as it crosses from the object to who has called. */
type CallEnd = { answer: ActionResponse } | { sent: CallError['sent']; reason: string }

/** Carries calls through the object of their account. */
export function accountTransport(namespace: ObjectNamespace, defaultId: Id | undefined): Transport {
  return async ({ action, params, selfId = defaultId, signal }) => {
    if (selfId === undefined) {
      throw new ApiNotAvailableError(
        action,
        'pass { selfId }, or set the option selfId of toWorkersHandler',
      )
    }
    const body = JSON.stringify({ action, params, selfId })
    let end: CallEnd
    try {
      const init = { method: 'POST', body, signal: signal ?? null }
      const response = await objectOf(namespace, String(selfId)).fetch(CALL_URL, init)
      end = (await response.json()) as CallEnd
    } catch (cause) {
      // It was evicted, has crashed, or its code was updated: nobody knows how far the call got.
      const reason = `the object of the account ${selfId} ended before an answer came (${String(cause)})`
      throw new NetworkError(action, reason, { cause })
    }
    if ('answer' in end) return end.answer
    const { sent, reason } = end
    if (sent === 'no') throw new ApiNotAvailableError(action, reason)
    throw new NetworkError(action, reason)
  }
}

export function isCall(request: Request): boolean {
  return request.url === CALL_URL
}

/** The other end: makes the call of a request, and says how it ended. Never rejects. */
export async function answerCall(
  request: Request,
  transport: Transport | undefined,
): Promise<Response> {
  const call = (await request.json()) as ActionCall
  let end: CallEnd
  try {
    if (transport === undefined) {
      throw new ApiNotAvailableError(call.action, 'the bot could not start; its log says why')
    }
    end = { answer: await transport({ ...call, signal: request.signal }) }
  } catch (error) {
    const { message, sent = 'unknown' } = error as Partial<CallError>
    end = { sent, reason: String(message).replace(`${call.action}: `, '') }
  }
  return Response.json(end)
}
