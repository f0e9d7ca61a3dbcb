import { BodyTooLargeError, BodyUsedError, type Incoming, toIncoming } from '@cqhttp/core/adapter'

import type { LambdaEvent, LatticeEvent } from './fronts/events.ts'
import type { RequestParts } from './fronts/front.ts'
import { explain, recognise, type Recognised } from './fronts/recognise.ts'
import { toUrl } from './url.ts'

/**
 * The request that an event stands for, as the client sent it, but for what the front discards.
 *
 * A body of GET or HEAD is left out, and so are header fields that no `Headers` can hold. Where
 * something has parsed the body, it is taken from `rawBody` if that is a string.
 *
 * @throws TypeError for an event that is no HTTP request, and for a method that no `Request` can
 *   have (`TRACE`).
 * @throws BodyUsedError when something has parsed the body, and kept no text of it.
 */
export function toRequest(event: LambdaEvent | LatticeEvent): Request {
  const recognised = recognise(event)
  if (recognised === undefined) throw new TypeError(explain(event))
  return new LambdaIncoming(recognised).request()
}

/** The request of an event as an endpoint takes it. No Web object is made before `request()`. */
export class LambdaIncoming implements Incoming {
  readonly method: string
  readonly url: string
  readonly headers: { get(name: string): string | null }
  readonly #fields: RequestParts['fields']
  readonly #body: string
  readonly #encoding: 'base64' | 'utf8'
  #request: Request | undefined

  constructor({ front, event, method }: Recognised) {
    const parts = front.read(event)
    this.method = method
    this.url = toUrl(parts)
    this.headers = parts.fields
    this.#fields = parts.fields
    this.#body = method === 'GET' || method === 'HEAD' ? '' : bodyOf(event)
    this.#encoding = event['isBase64Encoded'] === true ? 'base64' : 'utf8'
  }

  async bytes(limit: number): Promise<Uint8Array> {
    // As on all runtimes: a route may have read the request instead of a clone.
    if (this.#request?.bodyUsed === true) return await toIncoming(this.#request).bytes(limit)
    if (Buffer.byteLength(this.#body, this.#encoding) > limit) throw new BodyTooLargeError(limit)
    return this.#bytes()
  }

  request(): Request {
    return (this.#request ??= new Request(this.url, {
      method: this.method,
      headers: this.#fields.toPairs(),
      body: this.#body === '' ? null : this.#bytes(),
    }))
  }

  #bytes(): Uint8Array<ArrayBuffer> {
    return Buffer.from(this.#body, this.#encoding)
  }
}

/** Middleware such as that of middy puts a value in place of the body, and keeps `rawBody`. */
function bodyOf({ body, rawBody }: Recognised['event']): string {
  if (typeof body === 'string') return body
  if (typeof rawBody === 'string') return rawBody
  if (body === undefined || body === null) return ''
  throw new BodyUsedError(
    'something before the handler has parsed event.body, and signatures need its text; remove ' +
      'that, such as the httpJsonBodyParser of middy, or keep the text as event.rawBody',
  )
}
