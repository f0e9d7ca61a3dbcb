import type { Segment } from '@cqhttp/core'

/** A segment of any type and with any fields: implementations have more than the types of core name. */
export function toSegment(type: string, data: Readonly<Record<string, unknown>>): Segment {
  const segment: { readonly type: string; readonly data: unknown } = { type, data }
  return segment as Segment
}
