import { type AnswerFields, isOutgoing, type Outgoing, toFields } from '@cqhttp/core/adapter'

import type { LambdaEvent, LambdaResult, LatticeEvent, LatticeResult } from './fronts/events.ts'
import { explain, recognise, type Recognised } from './fronts/recognise.ts'

/**
 * The result that the front of an event makes a response of.
 *
 * The body is base64 where it has a `content-encoding`, or is not UTF-8. A REST API decodes that
 * only for the `binaryMediaTypes` it is configured with, by the request's `accept`.
 *
 * @throws TypeError for an event that is no HTTP request.
 * @throws RangeError for a status that no front sends.
 * @throws The error of the response's body.
 */
export function toResult(response: Response | Outgoing, event: LatticeEvent): Promise<LatticeResult>
export function toResult(response: Response | Outgoing, event: LambdaEvent): Promise<LambdaResult>
export async function toResult(
  response: Response | Outgoing,
  event: LambdaEvent | LatticeEvent,
): Promise<LambdaResult | LatticeResult> {
  const recognised = recognise(event)
  if (recognised === undefined) throw new TypeError(explain(event))
  return await formatResult(response, recognised)
}

export async function formatResult(
  response: Response | Outgoing,
  { front, event, method }: Recognised,
): Promise<LambdaResult | LatticeResult> {
  const content = method === 'HEAD' ? undefined : await readContent(response)
  const head = toHead(response, method, content)
  return front.write({ ...head, ...toBody(content ?? '', head.headers['content-encoding']) }, event)
}

/** What comes before the body. */
export interface Head extends AnswerFields {
  status: number
}

/** @throws RangeError for a status that no front sends, such as that of `Response.error()`. */
export function toHead(
  response: Response | Outgoing,
  method: string,
  content?: string | Uint8Array,
): Head {
  const { status } = response
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`the status of the response is ${status}, but must be from 200 to 599`)
  }
  const start = typeof content === 'string' ? undefined : content
  return { status, ...toFields(response, { method, start }) }
}

async function readContent(response: Response | Outgoing): Promise<string | Buffer> {
  return isOutgoing(response) ? response.body : Buffer.from(await response.arrayBuffer())
}

function toBody(
  content: string | Buffer,
  encoding = 'identity',
): { body: string; isBase64Encoded: boolean } {
  const isIdentity = /^(?:identity)?$/i.test(encoding.trim())
  const text = isIdentity ? toText(content) : undefined
  if (text !== undefined) return { body: text, isBase64Encoded: false }
  return { body: Buffer.from(content).toString('base64'), isBase64Encoded: true }
}

/** Undefined for bytes that are not UTF-8. */
function toText(content: string | Buffer): string | undefined {
  if (typeof content === 'string') return content
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return undefined
  }
}
