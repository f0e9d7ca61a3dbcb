import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** A request to post. */
interface Post {
  url: string
  headers: Record<string, string>
  body: Uint8Array
  chunked: boolean
  signal: AbortSignal
  /** Takes work of a bot in this process that goes on after the answer. */
  waitUntil: (task: Promise<unknown>) => void
}

/** The largest response that is read, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024

/** What came back: the body in the chunks that it arrived in. */
export interface Received {
  status: number
  headers: Record<string, string>
  chunks: Uint8Array[]
}

/** Sends a request; rejects with the error of the platform. */
export type Poster = (post: Post) => Promise<Received>

/** Anything that answers requests in this process, such as a `CQHttp`. */
export interface InProcessBot {
  /** Answers an event; `waitUntil` takes work that goes on after the answer. */
  fetch(
    request: Request,
    runtime: { waitUntil: (task: Promise<unknown>) => void },
  ): Response | Promise<Response>
}

/** Posts over a socket of its own, with exactly the headers given, and `Host`. */
export const postOverHttp: Poster = ({ url, headers, body, chunked, signal }) => {
  const { promise, resolve, reject } = Promise.withResolvers<Received>()
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  const framing: Record<string, string | number> = chunked
    ? { 'Transfer-Encoding': 'chunked' }
    : { 'Content-Length': body.byteLength }
  const request = send(
    url,
    { method: 'POST', headers: { ...headers, ...framing }, signal, agent: false },
    (response) => {
      const chunks: Uint8Array[] = []
      let size = 0
      response.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk)
        size += chunk.byteLength
        if (size > MOST_BYTES) response.destroy(new TooLarge())
      })
      response.on('error', reject)
      response.on('end', () => {
        const fields = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ])
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(fields),
          chunks,
        })
      })
    },
  )
  request.on('error', reject)
  request.end(body)
  return promise
}

/** Hands the same bytes to a bot in this process. */
export function postInProcess(bot: InProcessBot): Poster {
  return async ({ url, headers, body, chunked, signal, waitUntil }) => {
    const framing: Record<string, string> = chunked
      ? {}
      : { 'Content-Length': String(body.byteLength) }
    const request = new Request(url, {
      method: 'POST',
      headers: { ...headers, ...framing },
      body: chunked ? toStream(body) : body.slice(),
      signal,
      // Node needs it; the web's types do not know it.
      duplex: 'half',
    } as RequestInit)
    const answer = Promise.resolve(bot.fetch(request, { waitUntil }))
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    const response = await Promise.race([answer, aborted])
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size > MOST_BYTES) throw new TooLarge()
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      chunks,
    }
  }
}

class TooLarge extends Error {
  readonly code = 'RESPONSE_TOO_LARGE'
}

function toStream(body: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(body)
      controller.close()
    },
  })
}
