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

/** What is sent to the object: a call, and whether it takes several answers. */
type SentCall = Pick<ActionCall, 'action' | 'params' | 'selfId'> & { isStream?: true }

/** A line of what the object answers to a call that takes several answers; the last is its end. */
type Line = { frame: ActionResponse } | CallEnd

/** How a call ended, as it crosses from the object to who has called. */
type CallEnd = { answer: ActionResponse } | { sent: CallError['sent']; reason: string }

/** Carries calls through the object of their account. */
export function accountTransport(namespace: ObjectNamespace, defaultId: Id | undefined): Transport {
  return async ({ action, params, selfId = defaultId, signal, onFrame }) => {
    if (selfId === undefined) {
      throw new ApiNotAvailableError(
        action,
        'pass { selfId }, or set the option selfId of toWorkersHandler',
      )
    }
    const sent: SentCall = { action, params, selfId, ...(onFrame && { isStream: true }) }
    const body = JSON.stringify(sent)
    let end: CallEnd
    let failure: { error: unknown } | undefined
    const take = async (frame: ActionResponse): Promise<void> => {
      try {
        await onFrame?.(frame)
      } catch (error) {
        failure = { error }
        throw error
      }
    }
    try {
      const init = { method: 'POST', body, signal: signal ?? null }
      const response = await objectOf(namespace, String(selfId)).fetch(CALL_URL, init)
      end = onFrame === undefined ? await response.json() : await readLines(response, take)
    } catch (cause) {
      // What the caller made of a frame, or what a frame said.
      if (failure !== undefined) throw failure.error
      // It was evicted, has crashed, or its code was updated: nobody knows how far the call got.
      const reason = `the object of the account ${selfId} ended before an answer came (${String(cause)})`
      throw new NetworkError(action, reason, { cause })
    }
    if ('answer' in end) return end.answer
    if (end.sent === 'no') throw new ApiNotAvailableError(action, end.reason)
    throw new NetworkError(action, end.reason)
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
  const { isStream, ...sent }: SentCall = await request.json()
  const call: ActionCall = { ...sent, signal: request.signal }
  if (isStream !== true) return Response.json(await makeCall(call, transport))
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  // It resolves when the line has been read, so that frames wait for who takes them.
  const write = (line: Line): Promise<void> =>
    writer.write(encoder.encode(`${JSON.stringify(line)}\n`))
  const onFrame = (frame: ActionResponse): Promise<void> => write({ frame })
  const run = async (): Promise<void> => {
    try {
      await write(await makeCall({ ...call, onFrame }, transport))
      await writer.close()
    } catch {
      // Who has called is gone, and hears nothing more.
    }
  }
  void run()
  return new Response(readable)
}

async function makeCall(call: ActionCall, transport: Transport | undefined): Promise<CallEnd> {
  try {
    if (transport === undefined) {
      throw new ApiNotAvailableError(call.action, 'the bot could not start; its log says why')
    }
    return { answer: await transport(call) }
  } catch (error) {
    const { message, sent = 'unknown' } = error as Partial<CallError>
    return { sent, reason: String(message).replace(`${call.action}: `, '') }
  }
}

/** Hands over the frames one by one; @returns the end. Rejects when there is none. */
async function readLines(
  { body }: Response,
  take: (frame: ActionResponse) => Promise<void>,
): Promise<CallEnd> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  for await (const chunk of body ?? []) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n')
    pieces.push(first)
    for (const other of others) {
      const line = JSON.parse(pieces.join('')) as Line
      if (!('frame' in line)) return line
      await take(line.frame)
      pieces = [other]
    }
  }
  throw new Error('the object ended')
}
