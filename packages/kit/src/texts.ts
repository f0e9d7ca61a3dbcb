import { type MessageEvent, plainText, sameId, type Segment } from '@cqhttp/core'

/** The text of segments, without the others and without blanks at its ends. */
export function textOf(segments: readonly Segment[]): string {
  return plainText([...segments]).trim()
}

/** Whether a segment mentions the account that got the event. */
export function isMention(segment: Segment | undefined, event: MessageEvent): boolean {
  return segment?.type === 'at' && sameId(segment.data.qq, event.self_id)
}

/** A message without the quote in front of it. */
export function withoutQuote({ message }: MessageEvent): Segment[] {
  return message.filter(({ type }) => type !== 'reply')
}

/** Without blanks at both ends, and without the texts that are then empty there. */
export function trimMessage(segments: readonly Segment[]): Segment[] {
  const trimmed = [...segments]
  for (const [end, trim] of [
    [0, 'trimStart'],
    [-1, 'trimEnd'],
  ] as const) {
    for (let segment = trimmed.at(end); segment?.type === 'text'; segment = trimmed.at(end)) {
      const text = segment.data.text[trim]()
      trimmed.splice(end, 1)
      if (text === '') continue
      trimmed.splice(end === 0 ? 0 : trimmed.length, 0, { type: 'text', data: { text } })
      break
    }
  }
  return trimmed
}
