import type { StreamChunk } from 'chat'
import type { CqhttpAdapterSettings } from '../options.ts'
import { lengthOf } from './blocks.ts'

/**
 * Collects Markdown as it comes, and knows how far it may be cut: behind a blank line that is not
 * within a piece of code. In lists of pieces, since a text that grows is copied with each chunk.
 */
class MarkdownBuffer {
  /** Up to where it may be cut. */
  #ready: string[] = []
  /** Whole lines behind that. */
  #held: string[] = []
  /** Pieces of a line whose end has not come. */
  #line: string[] = []
  #fence: string | undefined
  /** How many characters may be sent by now, apart from blank lines. */
  readyLength = 0

  push(chunk: string): void {
    const pieces = chunk.split('\n')
    const rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      this.#line.push(piece)
      this.#endLine(this.#line.join(''))
      this.#line = []
    }
    this.#line.push(rest)
  }

  takeReady(): string {
    const taken = this.#ready.join('')
    this.#ready = []
    this.readyLength = 0
    return taken
  }

  takeAll(): string {
    return [this.takeReady(), ...this.#held.splice(0), ...this.#line.splice(0)].join('')
  }

  #endLine(line: string): void {
    this.#held.push(`${line}\n`)
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (this.#fence !== undefined) {
      if (mark?.startsWith(this.#fence) && line.trim() === mark) this.#fence = undefined
    } else if (mark !== undefined) {
      this.#fence = mark
    } else if (line.trim() === '') {
      const block = this.#held.splice(0).join('')
      this.#ready.push(block)
      this.readyLength += lengthOf(block.trim())
    }
  }
}

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
