import type { IncomingMessage } from 'node:http'

import { BodyTooLargeError } from '@cqhttp/core/adapter'

/** Reads a body; rejects when it is larger than `limit` bytes or its sender hangs up. */
export function readBody(req: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // Forgotten at the end: the listeners live until the next request of the connection, and would
    // keep the chunks and, by the promise, the whole body.
    let settle: { resolve: typeof resolve; reject: typeof reject } | undefined = { resolve, reject }
    if (Number(req.headers['content-length'] ?? 0) > limit) {
      reject(new BodyTooLargeError(limit))
      return
    }
    if (isGone(req)) {
      reject(new Error('the body was read before, or its sender is gone'))
      return
    }
    let chunks: Uint8Array[] = []
    let length = 0
    const onData = (chunk: Uint8Array): void => {
      length += chunk.byteLength
      if (length <= limit) {
        chunks.push(chunk)
        return
      }
      req.off('data', onData)
      req.pause()
      settle?.reject(new BodyTooLargeError(limit))
    }
    req.on('data', onData)
    req.on('end', () => {
      const [first] = chunks
      settle?.resolve(
        chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length),
      )
      settle = undefined
      chunks = []
    })
    req.on('error', (error) => settle?.reject(error))
    req.on('close', () => {
      // After each request; an error costs more than all the rest of it.
      if (!req.readableEnded) settle?.reject(new Error('the sender hung up'))
    })
  })
}

/**
 * The body as a stream, read from the socket only as fast as from the stream.
 *
 * Not `Readable.toWeb`: to cancel that one destroys the socket before the response is sent.
 */
export function streamBody(req: IncomingMessage): ReadableStream<Uint8Array> {
  let stop: (() => void) | undefined
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        stop ??= feed(req, controller)
        req.resume()
      },
      cancel() {
        stop?.()
        req.pause()
      },
    },
    { highWaterMark: 0 },
  )
}

function feed(
  req: IncomingMessage,
  controller: ReadableStreamDefaultController<Uint8Array>,
): () => void {
  const onData = (chunk: Uint8Array): void => {
    controller.enqueue(chunk)
    req.pause()
  }
  const onEnd = (): void => {
    stop()
    controller.close()
  }
  const onGone = (): void => {
    stop()
    controller.error(new Error('the body was read before, or its sender is gone'))
  }
  const stop = (): void => {
    req.off('data', onData).off('end', onEnd).off('close', onGone)
  }
  if (isGone(req)) onGone()
  else req.on('data', onData).on('end', onEnd).on('close', onGone)
  return stop
}

/** Whether no further event of the stream will come. */
function isGone(req: IncomingMessage): boolean {
  return req.readableEnded || req.destroyed
}
