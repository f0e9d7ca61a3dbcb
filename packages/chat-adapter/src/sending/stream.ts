import type { StreamChunk } from 'chat'
import type { CqhttpAdapterSettings } from '../options.ts'
import { MarkdownBuffer } from './markdown-buffer.ts'

/**
 * Sends a stream as messages: whole paragraphs, as soon as there are enough of them, no faster than
 * the interval, and all of the rest at the end. When the stream fails, what came until then is sent
 * before its error is thrown.
 *
 * @param send Sends a piece of Markdown.
 */
export async function sendStream(
  stream: AsyncIterable<string | StreamChunk>,
  { maxMessages, interval, minLength }: CqhttpAdapterSettings['stream'],
  send: (markdown: string) => Promise<void>,
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
      result = await iterator.next()
    } catch (error) {
      failure = { error }
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
    await pause(sentAt + interval - performance.now())
    await send(rest)
  }
  if (failure !== undefined) throw failure.error
}

async function pause(duration: number): Promise<void> {
  if (duration > 0) await new Promise((resolve) => setTimeout(resolve, duration))
}
