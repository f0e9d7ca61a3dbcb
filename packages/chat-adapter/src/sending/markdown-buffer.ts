import { lengthOf } from './blocks.ts'

/**
 * Collects Markdown as it comes, and knows how far it may be cut: behind a blank line or a piece
 * of code, and never within one. In lists of pieces, since a text that grows is copied with each chunk.
 */
export class MarkdownBuffer {
  /** Up to where it may be cut. */
  #ready: string[] = []
  /** Whole lines behind that. */
  #held: string[] = []
  /** Pieces of a line whose end has not come. */
  #line: string[] = []
  #fence: string | undefined
  /** How many characters may be sent by now, apart from blank lines. */
  readyLength = 0

  /** Adds what has come. */
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

  /** Takes what may be sent by now. */
  takeReady(): string {
    const taken = this.#ready.join('')
    this.#ready = []
    this.readyLength = 0
    return taken
  }

  /** Takes all that is left. */
  takeAll(): string {
    return [this.takeReady(), ...this.#held.splice(0), ...this.#line.splice(0)].join('')
  }

  #endLine(line: string): void {
    this.#held.push(`${line}\n`)
    const mark = /^\s*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (this.#fence === undefined) {
      if (mark !== undefined) this.#fence = mark
      else if (line.trim() === '') this.#mayCut()
    } else if (mark?.startsWith(this.#fence) && line.trim() === mark) {
      this.#fence = undefined
      this.#mayCut()
    }
  }

  #mayCut(): void {
    const block = this.#held.splice(0).join('')
    this.#ready.push(block)
    this.readyLength += lengthOf(block.trim())
  }
}

/**
 * Cuts Markdown into pieces of up to `limit` characters, where it may be cut. A piece that may not be
 * cut is longer.
 */
export function cutMarkdown(markdown: string, limit: number): string[] {
  if (markdown.length <= limit) return [markdown]
  const buffer = new MarkdownBuffer()
  const pieces: string[] = []
  let current = ''
  const add = (piece: string): void => {
    if (current !== '' && current.length + piece.length > limit) {
      pieces.push(current)
      current = ''
    }
    current += piece
  }
  for (const line of markdown.split('\n')) {
    buffer.push(`${line}\n`)
    if (buffer.readyLength > 0) add(buffer.takeReady())
  }
  add(buffer.takeAll())
  pieces.push(current)
  return pieces
}
