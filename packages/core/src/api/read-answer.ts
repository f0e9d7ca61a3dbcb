import { NetworkError } from '../base/errors.ts'
import { parseJson } from '../base/json.ts'
import { isRecord } from '../base/value.ts'
import type { ActionCall, ActionResponse } from './transport.ts'

/** Stands between the JSON texts of an answer of several frames, as NapCat and SnowLuma send it. */
const BORDER = '\r\n\r\n'

/**
 * Reads the answer to a call, up to a limit in bytes, which counts for each frame where the caller
 * takes frames. Rejects as the platform does when the connection is lost.
 */
export async function readAnswer(
  { body, status }: Response,
  { action, onFrame }: Pick<ActionCall, 'action' | 'onFrame'>,
  limit: number,
): Promise<ActionResponse> {
  // Takes a byte order mark off on workerd as well, whose `text()` leaves it there.
  const decoder = new TextDecoder()
  let last: ActionResponse | undefined
  let text = ''
  let size = 0
  let end = ''
  for await (const chunk of body ?? []) {
    const piece = decoder.decode(chunk, { stream: true })
    text += piece
    size += chunk.length
    // Only where it is new: a frame of many chunks would otherwise be searched as many times.
    end = end.slice(1 - BORDER.length) + piece
    if (onFrame !== undefined && end.includes(BORDER)) {
      const frames = text.split(BORDER)
      text = frames.pop() ?? ''
      size = text.length
      for (const frame of frames) await onFrame((last = parseAnswer(action, frame, status)))
    }
    if (size > limit) {
      throw new NetworkError(
        action,
        `the answer is larger than ${limit} bytes: raise maxAnswerSize`,
      )
    }
  }
  text += decoder.decode()
  if (last !== undefined && text.trim() === '') return last
  last = parseAnswer(action, text, status)
  await onFrame?.(last)
  return last
}

function parseAnswer(action: string, text: string, statusCode: number): ActionResponse {
  try {
    const answer = parseJson(text)
    if (isRecord(answer)) return { ...answer, statusCode }
  } catch {
    // The parser's error quotes the text, which may repeat the request.
  }
  throw new NetworkError(
    action,
    text.includes(`}${BORDER}{`)
      ? 'several JSON texts came; take them with streamAction'
      : 'what came is no JSON object; is apiRoot the address of the HTTP API?',
  )
}
