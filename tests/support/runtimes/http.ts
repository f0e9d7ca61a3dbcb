import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'

/** An HTTP request as a client sends it. */
export interface HttpRequest {
  method: string
  /** Path and query, as they stand in the request line. */
  target: string
  /** All except `Host` and those that frame the body. Bytes beyond ASCII are Latin-1 characters. */
  headers: readonly (readonly [name: string, value: string])[]
  body?: Uint8Array
  /** Whether the body goes out in chunks, without a `Content-Length`. */
  chunked?: boolean
  /** Whether the client announces the whole body, but sends no more than its beginning. */
  isHalf?: boolean
}

/** An HTTP response as a client gets it. */
export interface HttpReply {
  status: number
  /** Names in lower case, repeats one by one. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Uint8Array
}

/** The chunks of a chunked body: few, and of an odd size, so that they end within characters. */
export function chunksOf(body: Uint8Array): Uint8Array[] {
  const size = Math.ceil(body.byteLength / 20) | 1
  const chunks = []
  for (let start = 0; start < body.byteLength; start += size) {
    chunks.push(body.subarray(start, start + size))
  }
  return chunks
}

/** What a client sends of a body that it does not finish: little enough to fit into any buffer. */
export function beginningOf(body: Uint8Array): Uint8Array {
  return body.subarray(0, 1024)
}

/** The header fields of a request that carries its body in one piece. */
export function framedHeaders({ headers, body }: HttpRequest): (readonly [string, string])[] {
  return body === undefined ? [...headers] : [...headers, ['content-length', `${body.byteLength}`]]
}

/** Sends a request on a connection of its own. */
export async function sendHttp(origin: string, sent: HttpRequest): Promise<HttpReply> {
  const { hostname, port } = new URL(origin)
  const { method, target, body, chunked = false, isHalf = false } = sent
  const fields = new Map<string, string[]>()
  for (const [name, value] of chunked ? sent.headers : framedHeaders(sent)) {
    fields.set(name, [...(fields.get(name) ?? []), value])
  }
  const headers = Object.fromEntries(fields)
  const outgoing = request({ hostname, port, method, path: target, headers, agent: false })
  const answered = Promise.withResolvers<IncomingMessage>()
  outgoing.once('response', answered.resolve)
  // A server that refuses an upload may close the connection early; after the response that is fine.
  outgoing.on('error', answered.reject)

  if (body !== undefined && chunked) {
    for (const chunk of chunksOf(body)) {
      outgoing.write(chunk)
      await setImmediate()
    }
    outgoing.end()
  } else if (body !== undefined && isHalf) {
    outgoing.write(beginningOf(body))
  } else {
    outgoing.end(body)
  }

  const response = await answered.promise
  const received = await buffer(response)
  outgoing.destroy()
  return {
    status: response.statusCode ?? 0,
    headers: toPairs(response.rawHeaders),
    body: received,
  }
}

function toPairs(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index < raw.length; index += 2) {
    pairs.push([(raw[index] ?? '').toLowerCase(), raw[index + 1] ?? ''])
  }
  return pairs
}
