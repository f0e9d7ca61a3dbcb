import { parseCqCode, type Segment, unescapeCqCode } from '@cqhttp/core'
import { toSegment } from '../to-segment.ts'

/** What a dialect takes for a code, apart from its signs. */
interface Dialect {
  /** Where in a piece of text the `[CQ:` is that begins a code whose type ends the piece; or -1. */
  readonly start: (piece: string) => number
  readonly isParameter: (piece: string) => boolean
}

const OPENING = '[CQ:'

const WORDS: Dialect = {
  start: (piece) => {
    const start = piece.lastIndexOf(OPENING)
    return start !== -1 && /^\w+$/.test(piece.slice(start + OPENING.length)) ? start : -1
  },
  isParameter: (piece) => /^\w+=/.test(piece),
}

const LOOSE: Dialect = {
  start: (piece) => {
    const start = piece.indexOf(OPENING)
    return start !== -1 && piece.length > start + OPENING.length ? start : -1
  },
  isParameter: (piece) => piece !== '',
}

/** NapCat and LLBot: a type or key with anything but word characters turns the code into text. */
export function parseWordCodes(text: string): Segment[] {
  return parseBy(WORDS, text)
}

/** Lagrange: a parameter is whatever is between commas. */
export function parseLooseCodes(text: string): Segment[] {
  return parseBy(LOOSE, text)
}

/** go-cqhttp: everything from an unterminated code on is lost. */
export function parseDroppingCodes(text: string): Segment[] {
  const last = text.lastIndexOf('[CQ:')
  const isOpen = last !== -1 && !text.includes(']', last)
  return parseCqCode(isOpen ? text.slice(0, last) : text)
}

/**
 * Reads as the patterns of the implementations do, but passes each character a few times only: no code
 * has a `]` in it, so each `]` ends at most one.
 */
function parseBy(dialect: Dialect, text: string): Segment[] {
  const segments: Segment[] = []
  let written = 0
  let from = 0
  for (let end = text.indexOf(']'); end !== -1; end = text.indexOf(']', from)) {
    const pieces = text.slice(from, end).split(',')
    const first = firstPiece(dialect, pieces)
    if (first !== undefined) {
      const { index, start } = first
      const before = pieces.slice(0, index).reduce((sum, piece) => sum + piece.length + 1, from)
      pushText(segments, text.slice(written, before + start))
      const type = pieces[index]?.slice(start + OPENING.length) ?? ''
      const data = pieces.slice(index + 1).map((parameter) => {
        const [key = '', ...value] = parameter.split('=')
        return [key, unescapeCqCode(value.join('='))] as const
      })
      segments.push(toSegment(type, Object.fromEntries(data)))
      written = end + 1
    }
    from = end + 1
  }
  pushText(segments, text.slice(written))
  return segments
}

/** The first piece in which a code begins, so that all after it are parameters. */
function firstPiece(
  { start, isParameter }: Dialect,
  pieces: readonly string[],
): { index: number; start: number } | undefined {
  const least = Math.max(
    0,
    pieces.findLastIndex((piece, index) => index > 0 && !isParameter(piece)),
  )
  for (let index = least; index < pieces.length; index++) {
    const found = start(pieces[index] ?? '')
    if (found !== -1) return { index, start: found }
  }
  return undefined
}

function pushText(segments: Segment[], escaped: string): void {
  if (escaped !== '') segments.push({ type: 'text', data: { text: unescapeCqCode(escaped) } })
}
