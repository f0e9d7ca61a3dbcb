import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

import { isOutgoing, type Outgoing, toFields } from '@cqhttp/core/adapter'

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
  if (isGone(res)) return
  const { status, body } = outgoing
  // https://www.rfc-editor.org/rfc/rfc9110#section-8.6
  const hasBody = status !== 204 && status !== 304
  const fields = fieldsOf(exchange, outgoing)
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
  const { status, statusText, body } = response
  if (isGone(res) || req.method === 'HEAD') {
    await body?.cancel()
    if (isGone(res)) return
    writeHead(exchange, status, statusText, fieldsOf(exchange, response))
  } else if (body === null) {
    const fields = fieldsOf(exchange, response)
    if (status !== 204 && status !== 304) fields['content-length'] = 0
    writeHead(exchange, status, statusText, fields)
    res.flushHeaders()
  } else {
    const reader = body.getReader()
    // Whether that is true is seen by the bytes.
    const start = response.headers.has('content-encoding') ? await beginningOf(reader) : undefined
    writeHead(exchange, status, statusText, fieldsOf(exchange, response, start))
    await pump(reader, res, start)
  }
  await end(exchange)
}

function fieldsOf(
  { req: { method = '' } }: Exchange,
  answer: Outgoing | Response,
  start?: Uint8Array,
): OutgoingHttpHeaders {
  const { headers, cookies } = toFields(answer, { method, start })
  return cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers
}

async function beginningOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  for (;;) {
    const { value } = await reader.read()
    if (value === undefined || value.byteLength > 0) return value
  }
}

function writeHead(
  { req, res, isLast, isEarly }: Exchange,
  status: number,
  statusText: string | undefined,
  fields: OutgoingHttpHeaders,
): void {
  // HTTP/2 has neither: https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2
  const isHttp1 = req.httpVersionMajor < 2
  if (isHttp1 && (isLast || isEarly)) fields['connection'] = 'close'
  // What wraps the response, as Express does with middleware, takes the fields for the second
  // argument unless that is a text.
  if (isHttp1 && statusText) res.writeHead(status, statusText, fields)
  else res.writeHead(status, fields)
}

/** Whether the client is gone; a response of HTTP/2 tells by its stream alone. */
export function isGone(res: ServerResponse & { stream?: { destroyed: boolean } }): boolean {
  return res.destroyed || res.stream?.destroyed === true
}

/** Ends with the source or the client; rejects when the source fails. */
async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  res: ServerResponse,
  start: Uint8Array | undefined,
): Promise<void> {
  const onClose = (): void => void reader.cancel().catch(() => {})
  res.once('close', onClose)
  if (start !== undefined && !res.write(start)) await drained(res)
  for (;;) {
    const { done, value } = await reader.read()
    if (done || isGone(res)) break
    if (!res.write(value)) await drained(res)
  }
  res.off('close', onClose)
}

function drained(res: ServerResponse): Promise<void> {
  if (isGone(res)) return Promise.resolve()
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
