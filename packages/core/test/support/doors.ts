import type { CQHttp } from '../../src/cqhttp.ts'
import type { Incoming, Runtime } from '../../src/http/endpoint.ts'
import { BodyTooLargeError } from '../../src/base/errors.ts'
import { sign } from './sign.ts'

/** A request to a bot. */
export interface Post {
  method?: string
  url?: string
  headers?: Record<string, string>
  /** Text, bytes, or a value to be written as JSON. */
  body?: unknown
  /** Signs the body with it. */
  secret?: string
}

/** What a bot answers, the same through either door. */
export interface Answer {
  status: number
  contentType: string | null
  allow: string | null
  body: string
}

export function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
}

function headersOf({ headers, secret }: Post, body: Uint8Array): Headers {
  const all = new Headers({ 'content-type': 'application/json' })
  if (secret !== undefined) all.set('x-signature', sign(body, secret))
  for (const [name, value] of Object.entries(headers ?? {})) {
    // An empty value leaves a header out.
    if (value === '') all.delete(name)
    else all.set(name, value)
  }
  return all
}

export function toRequest(post: Post): Request {
  const { method = 'POST', url = 'http://bot.test/' } = post
  const body = bytesOf(post.body)
  const headers = headersOf(post, body)
  return new Request(url, {
    method,
    headers,
    ...(['GET', 'HEAD'].includes(method) ? {} : { body }),
  })
}

/** An `Incoming` written by hand, which counts the Web requests that are made of it. */
export function toIncoming(post: Post): Incoming & { requests: number } {
  const { method = 'POST', url = 'http://bot.test/' } = post
  const body = bytesOf(post.body)
  const headers = headersOf(post, body)
  return {
    method,
    url,
    headers: { get: (name) => headers.get(name) },
    async bytes(limit) {
      if (body.length > limit) throw new BodyTooLargeError(limit)
      return body
    },
    requests: 0,
    request() {
      this.requests++
      return toRequest(post)
    },
  }
}

type Door = (bot: CQHttp, post: Post, runtime?: Runtime) => Promise<Answer>

export const throughFetch: Door = async (bot, post, runtime) => {
  const { status, headers, text } = await read(await bot.fetch(toRequest(post), runtime))
  return toAnswer(status, (name) => headers.get(name), text)
}

export const throughHandle: Door = async (bot, post, runtime) => {
  const outgoing = await bot.handle(toIncoming(post), runtime)
  if (outgoing instanceof Response) {
    const { status, headers, text } = await read(outgoing)
    return toAnswer(status, (name) => headers.get(name), text)
  }
  return toAnswer(outgoing.status, (name) => outgoing.headers[name] ?? null, outgoing.body)
}

async function read({ status, headers, body }: Response) {
  // The bytes, since `text()` would hide a byte order mark.
  const text = body === null ? '' : Buffer.from(await new Response(body).arrayBuffer()).toString()
  return { status, headers, text }
}

function toAnswer(status: number, header: (name: string) => string | null, body: string): Answer {
  return { status, contentType: header('content-type'), allow: header('allow'), body }
}

/** Every conformance row goes through both. */
export const doors: [name: string, door: Door][] = [
  ['fetch', throughFetch],
  ['handle', throughHandle],
]
