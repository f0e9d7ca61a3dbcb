import type { Runtime } from '../handling/runtime.ts'

export type { Runtime }

/**
 * What an adapter serves: anything that has `fetch`.
 *
 * An adapter calls {@link Endpoint.handle} where it is there, because constructing Web objects is
 * a third of the cost of an event on Node, and `fetch` otherwise.
 */
export interface Endpoint {
  /** Answers a Web `Request`. */
  fetch(request: Request, runtime?: Runtime): Response | Promise<Response>
  /** Answers the same request without Web objects. */
  handle?(incoming: Incoming, runtime?: Runtime): Promise<Outgoing | Response>
}

/** An HTTP request as {@link Endpoint.handle} takes it. */
export interface Incoming {
  /** The method, in upper case. */
  method: string
  /** The absolute URL. */
  url: string
  /** The header fields. */
  headers: {
    /** The value of a field, whatever the case of its name; repeats are joined with `, `. */
    get(name: string): string | null
  }
  /**
   * Reads the body as it was sent.
   *
   * Rejects with a `BodyTooLargeError` as soon as more than `limit` bytes are announced or read.
   */
  bytes(limit: number): Promise<Uint8Array>
  /** The same request as a Web `Request`; only a route of the bot's author needs one. */
  request(): Request
}

/** An HTTP response as {@link Endpoint.handle} gives it. */
export interface Outgoing {
  /** The status code. */
  status: number
  /** The header fields, names in lower case. `content-length` is the adapter's. */
  headers: Record<string, string>
  /** The body; `''` stands for none. */
  body: string
}
