import { isWorkerd, withoutEncoding } from '#decoded'
import type { Incoming, Outgoing } from './endpoint.ts'
import { isObject } from '../base/value.ts'
import { BodyTooLargeError, BodyUsedError } from '../base/errors.ts'

export function toIncoming(request: Request): Incoming {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    bytes: (limit) => readBytes(request, limit),
    request: () => request,
  }
}

export function toResponse(outgoing: Outgoing | Response): Response {
  if (isResponse(outgoing)) return withoutEncoding(outgoing)
  const { status, headers, body } = outgoing
  return new Response(body || null, { status, headers })
}

/** Not `instanceof`: frameworks and other realms bring their own `Response`. */
export function isResponse(value: unknown): value is Response {
  return (
    isObject(value) &&
    typeof value['status'] === 'number' &&
    typeof value['arrayBuffer'] === 'function'
  )
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed) throw new BodyUsedError()
  const announced = Number(request.headers.get('content-length'))
  if (announced > limit) {
    abandon(request.body)
    throw new BodyTooLargeError(limit)
  }
  if (!(announced > 0 && isWorkerd())) return readStream(request.body, limit)
  // More than announced comes from nobody outside, but a request made here may say anything.
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.byteLength > limit) throw new BodyTooLargeError(limit)
  return bytes
}

async function readStream(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  if (body.locked) throw new BodyUsedError()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      abandon(reader)
      throw new BodyTooLargeError(limit)
    }
    chunks.push(value)
  }
  return join(chunks, length)
}

/** Not awaited: it may fail, and where a route has cloned the request it never settles. */
function abandon(stream: Pick<ReadableStream, 'cancel'> | null): void {
  void stream?.cancel().catch(() => {})
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (chunks.length === 1 && first !== undefined) return first
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
