import type { StreamChunk } from 'chat'
import type { CqhttpAdapterSettings } from '../options.ts'
import { MarkdownBuffer } from './markdown-buffer.ts'

/**
 * Sends a stream as messages: whole paragraphs, as soon as there are enough of them, no faster than
 * the interval, and all of the rest at the end. When the stream fails or the signal aborts, what came
 * until then is sent before its error is thrown.
 *
 * @param send Sends a piece of Markdown.
 */
export async function sendStream(
  stream: AsyncIterable<string | StreamChunk>,
  { maxMessages, interval, minLength }: CqhttpAdapterSettings['stream'],
  send: (markdown: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const buffer = new MarkdownBuffer()
  let sent = 0
  let sentAt = -Infinity
  const isDue = (): boolean =>
    sent < maxMessages - 1 &&
    performance.now() - sentAt >= interval &&
    buffer.readyLength >= minLength * 2 ** sent

  async function sendReady(): Promise<void> {
    await send(buffer.takeReady())
    sent++
    sentAt = performance.now()
  }

  let failure: { error: unknown } | undefined
  const iterator = stream[Symbol.asyncIterator]()
  for (;;) {
    let result: IteratorResult<string | StreamChunk, unknown>
    try {
      result = await nextOf(iterator, signal)
    } catch (error) {
      failure = { error }
      // Not waited for: it may come only after what the stream itself waits for.
      if (signal?.aborted) void Promise.resolve(iterator.return?.()).catch(() => undefined)
      break
    }
    if (result.done) break
    const { value } = result
    if (typeof value === 'string') buffer.push(value)
    else if (value.type === 'markdown_text') buffer.push(value.text)
    else continue
    if (!isDue()) continue
    try {
      await sendReady()
    } catch (error) {
      await iterator.return?.()
      throw error
    }
  }
  const rest = buffer.takeAll()
  if (rest.trim() !== '') {
    await pause(sentAt + interval - performance.now(), signal)
    await send(rest)
  }
  if (failure !== undefined) throw failure.error
}

/** What comes next in the stream. @throws The reason of the signal as soon as it aborts. */
async function nextOf<Item>(
  iterator: AsyncIterator<Item, unknown>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Item, unknown>> {
  signal?.throwIfAborted()
  const next = iterator.next()
  if (signal === undefined) return next
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Item, unknown>>()
  const abort = (): void => reject(signal.reason)
  signal.addEventListener('abort', abort)
  next.then(resolve, reject)
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** Waits, not beyond the end of the signal. */
async function pause(duration: number, signal: AbortSignal | undefined): Promise<void> {
  if (duration <= 0 || signal?.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, duration)
  const abort = (): void => resolve()
  signal?.addEventListener('abort', abort)
  await promise
  clearTimeout(timer)
  signal?.removeEventListener('abort', abort)
}
