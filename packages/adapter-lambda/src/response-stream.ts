import { isOutgoing, type Outgoing } from '@cqhttp/core/adapter'

import { type Head, toHead } from './result.ts'

/** The stream that the runtime gives a streaming handler. */
export type ResponseStream = awslambda.HttpResponseStream

/** The global that the runtime provides, unless its environment says otherwise. */
export type LambdaGlobal = typeof awslambda | undefined

const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response'
const DELIMITER = Buffer.alloc(8)

/** A response that is ready to be sent. */
export interface Sendable {
  head: Head
  /** The body; undefined for none. */
  body: string | ReadableStreamDefaultReader<Uint8Array> | undefined
  /** What has been read of it. */
  start?: Uint8Array | undefined
}

/**
 * Makes a response ready to be sent: what can fail before the first byte fails here.
 *
 * @throws RangeError for a status that no front sends.
 * @throws TypeError for a body that is being read already.
 */
export async function toSendable(response: Response | Outgoing, method: string): Promise<Sendable> {
  const isHead = method === 'HEAD'
  if (isOutgoing(response)) {
    return { head: toHead(response, method), body: isHead ? '' : response.body }
  }
  if (isHead) {
    await response.body?.cancel()
    return { head: toHead(response, method), body: undefined }
  }
  const body = response.body?.getReader()
  // Whether that is true is seen by the bytes.
  const start = response.headers.has('content-encoding') ? await beginningOf(body) : undefined
  return { head: toHead(response, method, start), body, start }
}

async function beginningOf(
  body: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<Uint8Array | undefined> {
  for (;;) {
    const read = await body?.read()
    if (read?.value === undefined || read.value.byteLength > 0) return read?.value
  }
}

/**
 * Writes a response, as fast as the client takes it, and ends the stream.
 *
 * @throws The error of the body; then the stream is not ended, so that the runtime can tell that
 *   the response is not whole.
 */
export async function send(
  { head, body, start }: Sendable,
  responseStream: ResponseStream,
  lambda: LambdaGlobal,
): Promise<void> {
  const stream = writeHead(head, responseStream, lambda)
  if (typeof body === 'string') {
    if (body !== '') stream.write(body)
  } else if (body !== undefined) {
    await pump(body, stream, start)
  }
  stream.end()
}

/** `end()` alone sends no prelude, so there is a write before it in any case. */
function writeHead(head: Head, stream: ResponseStream, lambda: LambdaGlobal): ResponseStream {
  const prelude = { statusCode: head.status, headers: head.headers, cookies: head.cookies }
  if (lambda !== undefined) {
    const wrapped = lambda.HttpResponseStream.from(stream, prelude)
    wrapped.write('')
    return wrapped
  }
  stream.setContentType(PRELUDE_TYPE)
  stream.write(Buffer.concat([Buffer.from(JSON.stringify(prelude)), DELIMITER]))
  return stream
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  stream: ResponseStream,
  start: Uint8Array | undefined,
): Promise<void> {
  let next = start && { done: false, value: start }
  for (;;) {
    const { done, value } = next ?? (await reader.read())
    next = undefined
    if (done || value === undefined) return
    if (value.byteLength === 0) continue
    if (!stream.write(value)) await drained(stream)
    if (stream.destroyed) return await reader.cancel()
  }
}

/** Resolves when the stream takes more, or never will. */
function drained(stream: ResponseStream): Promise<void> {
  if (stream.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error']) stream.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'close', 'error']) stream.on(event, done)
  })
}
