import { describe } from '../base/value.ts'
import { createSegment } from './create-segment.ts'
import { isSegmentLike } from './segment-like.ts'
import type { Message, Segment } from './segment.ts'

/** What may stand in a {@link message} template: text, a segment, or an array of these. */
export type TemplateValue = number | bigint | Message

/**
 * Builds a message from a template: strings are text, segments are segments.
 *
 * No word of a user becomes a segment, whatever it contains.
 *
 * @example
 * ```ts
 * await bot.send(event, message`欢迎 ${segment.at(event.user_id)}，${nickname}`)
 * ```
 * @throws TypeError for a value that is missing or not a message.
 */
export function message(strings: TemplateStringsArray, ...values: TemplateValue[]): Segment[] {
  const segments: Segment[] = []
  strings.forEach((text, index) => {
    append(segments, text)
    if (index < values.length) append(segments, values[index], index)
  })
  return segments
}

function append(segments: Segment[], value: TemplateValue | undefined, index?: number): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    appendText(segments, String(value))
  } else {
    for (const item of [value].flat()) appendItem(segments, item, index)
  }
}

function appendItem(segments: Segment[], segment: unknown, index?: number): void {
  if (typeof segment === 'string') return appendText(segments, segment)
  if (!isSegmentLike(segment)) {
    throw new TypeError(
      `message template: value ${index} is ${describe(segment)}; ` +
        'pass a string, a number, a segment or an array of these',
    )
  }
  if (segment.type === 'text') appendText(segments, segment.data.text)
  else segments.push(segment)
}

function appendText(segments: Segment[], text: string): void {
  if (text === '') return
  const last = segments.at(-1)
  if (last?.type === 'text') last.data.text += text
  else segments.push(createSegment('text', { text }))
}
