import type { Segment } from '@cqhttp/core'

/** The data of a segment as it may arrive: nothing in it is certain. */
export type SegmentData = Readonly<Record<string, unknown>>

/** A segment as it may arrive: any type, any data. */
export interface AnySegment {
  type: string
  data: SegmentData
}

export function toAny(segment: Segment): AnySegment {
  const { type, data } = segment as { type: unknown; data?: SegmentData | null }
  return { type: String(type), data: data ?? {} }
}

/** A value of a segment as text; `''` for none. */
export function read(data: SegmentData, key: string): string {
  const value = data[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The segments of a merged-forward record, or of the content of a node. */
export function readSegments(value: unknown): Segment[] {
  if (typeof value === 'string') return [{ type: 'text', data: { text: value } }]
  if (!Array.isArray(value)) return []
  return value.filter(
    (item): item is Segment => typeof item === 'object' && item !== null && 'type' in item,
  )
}
