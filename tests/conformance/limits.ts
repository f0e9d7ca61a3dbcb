/** What a runtime, or a front before it, does to requests and responses by itself. */
export const limits = {
  /** Nothing runs after the response, so tasks of `waitUntil` end before it. */
  responseLast: 'a buffered Lambda function is frozen after its response',
  /** An event may be handled once by each of two worker threads. */
  twoMemories: 'worker threads share no memory, so the default inbox of each knows its own events',
  /** `a` and `b` of a repeated header field arrive as `a,b`. */
  tightRepeats: 'payload 2.0 joins repeated header fields without a blank',
  /** Of a repeated header field or query parameter the last value arrives. */
  lastRepeat: 'an ALB without multi-value headers has one value for each name',
  /** `%2F` in a path arrives as `/`. */
  decodedPath: 'an HTTP API decodes the path',
  /** Bodies are UTF-8 text. Anything else is lost: bytes of requests, base64 of responses. */
  textBodies: 'a REST API without binary media types',
  /** A larger body gets the front's own 413. */
  oneMebibyte: 'an ALB sends no more than 1 MiB to a function',
  /** When a call was not sent, there is no way to tell. */
  namelessErrors: 'the `fetch` of workerd does not say how a connection failed',
  /** `new Response(response.body, response)` has the fields of a body that is decoded by now. */
  fieldsOfCopies: 'Bun and Deno send the fields of a copied response as they are',
} as const

export type Limit = keyof typeof limits
