import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

import { isOutgoing, type Outgoing } from '@cqhttp/core/adapter'

/** How long the rest of an upload is thrown away after the response, in milliseconds. */
const DISCARD_TIMEOUT = 2_000

/** What the buffers of a connection always take at once, in UTF-16 code units. */
const LARGE_BODY = 16_384

/** A request, its response, and what is known about their connection. */
export interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  /** Whether the connection ends with this response. */
  readonly isLast: boolean
  /** Whether the response comes before the end of the request, which then is thrown away. */
  readonly isEarly: boolean
}

/** Sends a response; a promise only where that takes longer than a call. */
export function send(exchange: Exchange, answer: Outgoing | Response): Promise<void> | void {
  return isOutgoing(answer) ? sendOutgoing(exchange, answer) : sendResponse(exchange, answer)
}

function sendOutgoing(exchange: Exchange, outgoing: Outgoing): Promise<void> | void {
  const { req, res } = exchange
  const { status, headers, body } = outgoing
  // https://www.rfc-editor.org/rfc/rfc9110#section-8.6
  const hasBody = status !== 204 && status !== 304
  const fields: OutgoingHttpHeaders = { ...headers }
  if (hasBody) fields['content-length'] = Buffer.byteLength(body)
  writeHead(exchange, status, undefined, fields)

  const content = hasBody && req.method !== 'HEAD' ? body : ''
  if (exchange.isEarly || content.length > LARGE_BODY) return sendSlowly(exchange, content)
  res.end(content)
}

/** Ends the response only when it is with the system: Node's `close()` cuts off ended ones. */
async function sendSlowly(exchange: Exchange, content: string): Promise<void> {
  const { res } = exchange
  if (content === '') res.flushHeaders()
  else if (!res.write(content)) await drained(res)
  await end(exchange)
}

/** Sends a Web `Response` as it comes. */
async function sendResponse(exchange: Exchange, response: Response): Promise<void> {
  const { req, res } = exchange
  const fields: OutgoingHttpHeaders = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) fields['set-cookie'] = cookies
  writeHead(exchange, response.status, response.statusText, fields)

  if (req.method === 'HEAD' || res.destroyed) await response.body?.cancel()
  else if (response.body !== null) await pump(response.body, res)
  else res.flushHeaders()
  await end(exchange)
}

function writeHead(
  { res, isLast, isEarly }: Exchange,
  status: number,
  statusText: string | undefined,
  fields: OutgoingHttpHeaders,
): void {
  if (isLast || isEarly) fields['connection'] = 'close'
  res.writeHead(status, statusText || undefined, fields)
}

/** Ends with the source or the client; rejects when the source fails. */
async function pump(body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> {
  const reader = body.getReader()
  const onClose = (): void => void reader.cancel().catch(() => {})
  res.once('close', onClose)
  for (;;) {
    const { done, value } = await reader.read()
    if (done || res.destroyed) break
    if (!res.write(value)) await drained(res)
  }
  res.off('close', onClose)
}

function drained(res: ServerResponse): Promise<void> {
  if (res.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const onReady = (): void => {
      res.off('drain', onReady).off('close', onReady)
      resolve()
    }
    res.on('drain', onReady).on('close', onReady)
  })
}

async function end({ req, res, isEarly }: Exchange): Promise<void> {
  if (isEarly) await discard(req)
  res.end()
}

/**
 * Throws away what still arrives, for a while, and only then lets the connection be closed: to
 * close it over unread data resets it, and the client may lose the response to its upload.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
function discard(req: IncomingMessage): Promise<void> {
  if (req.destroyed || req.readableEnded) return Promise.resolve()
  return new Promise((resolve) => {
    const onOver = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(onOver, DISCARD_TIMEOUT)
    req.once('end', onOver).once('close', onOver).resume()
  })
}
