import type { Segment } from '@cqhttp/core'
import { faceOf } from './faces.ts'
import { read, toAny } from './segment-data.ts'

/** What an excerpt needs to know. */
export interface ExcerptWords {
  /** The word for a segment that is not text, such as [Picture]; undefined for an unknown type. */
  kind: (type: string) => string | undefined
  nameOf: (userId: number) => string
  everybody: string
}

/** A message in one line. */
export function excerpt(segments: readonly Segment[], words: ExcerptWords): string {
  return segments
    .map((segment) => piece(segment, words))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function piece(segment: Segment, { kind, nameOf, everybody }: ExcerptWords): string {
  const { type, data } = toAny(segment)
  switch (type) {
    case 'text':
      return read(data, 'text')
    case 'at': {
      const qq = read(data, 'qq')
      return `@${qq === 'all' ? everybody : nameOf(Number(qq))} `
    }
    case 'face':
      return faceOf(read(data, 'id'))?.emoji ?? `[${kind('face')} ${read(data, 'id')}]`
    case 'reply':
      return ''
    default:
      return `[${kind(type) ?? type}]`
  }
}
