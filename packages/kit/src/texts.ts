import { plainText, type Segment } from '@cqhttp/core'

/** The text of segments, without the others. */
export function textOf(segments: readonly Segment[]): string {
  return plainText([...segments])
}

/** Without blanks at both ends, and without the texts that are then empty there. */
export function trimMessage(segments: readonly Segment[]): Segment[] {
  const trimmed = [...segments]
  trimEnd(trimmed, 0, (text) => text.trimStart())
  trimEnd(trimmed, -1, (text) => text.trimEnd())
  return trimmed
}

function trimEnd(segments: Segment[], end: 0 | -1, trim: (text: string) => string): void {
  for (;;) {
    const segment = segments.at(end)
    if (segment?.type !== 'text') return
    const text = trim(segment.data.text)
    if (text !== '') {
      segments.splice(end, 1, { type: 'text', data: { text } })
      return
    }
    segments.splice(end, 1)
  }
}
