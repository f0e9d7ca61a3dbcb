// What the Lambda runtime gives a handler, and what it reads from it.
import { Writable } from 'node:stream'

import type { Context } from 'aws-lambda'

export function lambdaContext(remaining = 30_000): Context {
  const ended = Date.now() + remaining
  return {
    awsRequestId: 'request-1',
    functionName: 'bot',
    getRemainingTimeInMillis: () => ended - Date.now(),
  } as Context
}

export interface Log {
  lines: unknown[][]
  error: (...data: unknown[]) => void
}

export function createLog(): Log {
  const lines: unknown[][] = []
  return { lines, error: (...data) => void lines.push(data) }
}

export function later<Value>(milliseconds: number, value: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, value)
  })
}

const DELIMITER = Buffer.alloc(8)
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response'

/** The stream of an invocation, as the runtime's: the type can be set before the first write only. */
export class ResponseStream extends Writable {
  contentType = 'application/octet-stream'
  onFirstWrite: (() => Buffer) | undefined
  readonly chunks: Buffer[] = []
  readonly #delay: number
  #isWritten = false

  constructor({ highWaterMark = 16_384, delay = 0 } = {}) {
    super({ highWaterMark })
    this.#delay = delay
  }

  setContentType = (type: string): void => {
    if (this.#isWritten) throw new Error('Cannot set content-type, too late.')
    this.contentType = type
  }

  // `end(data)` does not come through here, so that it sends no prelude, as in the runtime.
  override write(chunk: string | Uint8Array, ...rest: never[]): boolean {
    const prelude = this.#isWritten ? undefined : this.onFirstWrite?.()
    this.#isWritten = true
    if (prelude !== undefined) super.write(prelude)
    return chunk.length === 0 ? true : super.write(chunk, ...rest)
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.chunks.push(chunk)
    if (this.#delay === 0) done()
    else setTimeout(done, this.#delay)
  }

  /** What the client gets. */
  get response(): { prelude: unknown; body: Buffer } {
    if (this.contentType !== PRELUDE_TYPE) throw new Error('no prelude was announced')
    const bytes = Buffer.concat(this.chunks)
    const end = bytes.indexOf(DELIMITER)
    if (end === -1) throw new Error('no prelude was sent')
    return {
      prelude: JSON.parse(bytes.subarray(0, end).toString()),
      body: bytes.subarray(end + DELIMITER.length),
    }
  }
}

/** The global of the runtime. */
export const awslambdaGlobal = {
  HttpResponseStream: {
    from(stream: ResponseStream, metadata: unknown): ResponseStream {
      stream.setContentType(PRELUDE_TYPE)
      stream.onFirstWrite = () => Buffer.concat([Buffer.from(JSON.stringify(metadata)), DELIMITER])
      return stream
    },
  },
  streamifyResponse: <Handler extends object>(handler: Handler): Handler =>
    Object.assign(handler, { isStreamified: true }),
}
