import type { ServerResponse } from 'node:http'
import { Writable } from 'node:stream'

/** What `awslambda.streamifyResponse` sets on a handler. */
export const STREAMING: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming') as never

/** What a stream is told before its first byte. */
interface Prelude {
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
}

/** The stream that a streaming handler writes its response to. */
export class ResponseStream extends Writable {
  readonly #response: ServerResponse
  #prelude: Prelude = { headers: { 'content-type': 'application/octet-stream' } }

  constructor(response: ServerResponse) {
    super()
    this.#response = response
    response.on('close', () => this.destroy())
  }

  setContentType(type: string): void {
    this.#prelude = { headers: { 'content-type': type } }
  }

  /** Sets status and header fields, which go out with the first byte. */
  setPrelude(prelude: Prelude): void {
    this.#prelude = prelude
  }

  override _write(chunk: Uint8Array, _: string, done: (error?: Error | null) => void): void {
    this.#begin()
    if (chunk.byteLength === 0) done()
    else this.#response.write(chunk, done)
  }

  override _final(done: () => void): void {
    this.#begin()
    this.#response.end(done)
  }

  #begin(): void {
    if (this.#response.headersSent) return
    const { statusCode = 200, headers = {}, cookies = [] } = this.#prelude
    const fields = Object.entries(headers).filter(([name]) => !/^content-length$/i.test(name))
    this.#response.writeHead(statusCode, [
      ...fields.flat(),
      ...cookies.flatMap((cookie) => ['set-cookie', cookie]),
    ])
    this.#response.flushHeaders()
  }
}

/** The global that Lambda gives functions on Node. */
export const awslambda = {
  streamifyResponse<Handler extends object>(handler: Handler): Handler {
    return Object.assign(handler, { [STREAMING]: 'response' })
  },
  HttpResponseStream: {
    from(stream: ResponseStream, prelude: Prelude): ResponseStream {
      stream.setPrelude(prelude)
      return stream
    },
  },
}
