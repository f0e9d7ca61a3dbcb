import type { IncomingMessage } from 'node:http'

import { BodyTooLargeError, type Incoming, toIncoming } from '@cqhttp/core/adapter'

import { Body } from './body.ts'
import type { Pending } from './pending.ts'
import { hostOf, requestUrl } from './request-url.ts'

/** A request of Node as the endpoint takes it. No Web object is made before `request()`. */
export class NodeIncoming implements Incoming {
  readonly method: string
  readonly url: string
  readonly headers: { get(name: string): string | null }
  readonly body: Body
  readonly #req: IncomingMessage
  #request: Request | undefined

  /** @throws BadRequestError for a target without a path. */
  constructor(req: IncomingMessage, pending: Pending) {
    this.method = req.method ?? 'GET'
    this.url = requestUrl(req)
    this.headers = { get: (field) => headerOf(req, field) }
    this.body = new Body(req, pending)
    this.#req = req
  }

  bytes(limit: number): Promise<Uint8Array> {
    // Its body may have been cloned, and then comes from there.
    if (this.#request !== undefined) return toIncoming(this.#request).bytes(limit)
    const raw = rawBody(this.#req)
    if (raw === undefined) return this.body.read(limit)
    return raw.byteLength > limit
      ? Promise.reject(new BodyTooLargeError(limit))
      : Promise.resolve(raw)
  }

  request(): Request {
    return (this.#request ??= this.#toRequest())
  }

  /** Whether there may be a body that nobody has begun to read. */
  get isUnread(): boolean {
    return this.body.isIdle && mayHaveBody(this.#req) && rawBody(this.#req) === undefined
  }

  /** Its signal does not abort when the sender hangs up: a handler ends what it has begun. */
  #toRequest(): Request {
    const { method, url } = this
    const headers = new Headers()
    const { rawHeaders } = this.#req
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] ?? ''
      // https://www.rfc-editor.org/rfc/rfc9113#section-8.3
      if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '')
    }
    const host = hostOf(this.#req)
    if (host !== undefined) headers.set('host', host)
    if (!mayHaveBody(this.#req)) return new Request(url, { method, headers })
    // Streams need `duplex` (https://fetch.spec.whatwg.org/#requestinit), which lib.dom lacks.
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers,
      body: (rawBody(this.#req) as Uint8Array<ArrayBuffer> | undefined) ?? this.body.stream(),
      duplex: 'half',
    }
    return new Request(url, init)
  }
}

/** Whether something read the body before the endpoint could and did not keep its bytes. */
export function isBodyLost(req: IncomingMessage): boolean {
  return req.readableDidRead && mayHaveBody(req) && rawBody(req) === undefined
}

function mayHaveBody(req: IncomingMessage): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD'
}

function headerOf(req: IncomingMessage, field: string): string | null {
  const name = field.toLowerCase()
  const value = name === 'host' ? hostOf(req) : req.headers[name]
  if (value === undefined) return null
  return typeof value === 'string' ? value : value.join(', ')
}

/** The body where something has read it already: `rawBody`, or a `body` that is not parsed. */
function rawBody(req: IncomingMessage): Uint8Array | undefined {
  const { rawBody: kept, body } = req as { rawBody?: unknown; body?: unknown }
  return toBytes(kept) ?? toBytes(body)
}

function toBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value
  return typeof value === 'string' ? Buffer.from(value) : undefined
}
