import { BodyTooLargeError, type Incoming } from '@cqhttp/core/adapter'

import type { LambdaEvent, LatticeEvent } from './fronts/events.ts'
import type { RequestParts } from './fronts/front.ts'
import { explain, recognise, type Recognised } from './fronts/recognise.ts'
import { toUrl } from './url.ts'

/**
 * The request that an event stands for, as the client sent it, but for what the front discards.
 *
 * A body of GET or HEAD is left out, and so are header fields that no `Headers` can hold.
 *
 * @throws TypeError for an event that is no HTTP request, and for a method that no `Request` can
 *   have (`TRACE`).
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
    const body = event['body']
    this.method = method
    this.url = toUrl(parts)
    this.headers = parts.fields
    this.#fields = parts.fields
    this.#body = typeof body === 'string' && method !== 'GET' && method !== 'HEAD' ? body : ''
    this.#encoding = event['isBase64Encoded'] === true ? 'base64' : 'utf8'
  }

  async bytes(limit: number): Promise<Uint8Array> {
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
