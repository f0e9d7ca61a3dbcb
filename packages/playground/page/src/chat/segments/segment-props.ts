import type { Segment } from '@cqhttp/core'
import type { SegmentData } from '../segment-data.ts'

/** What a message is shown in. */
export interface SegmentContext {
  groupId?: number
  /** The records that are named in it. */
  forwards?: Readonly<Record<string, readonly Segment[]>>
  /** Shows the messages of a merged-forward record. */
  openForward: (nodes: readonly SegmentData[], context: SegmentContext) => void
}

export interface SegmentProps {
  type: string
  data: SegmentData
  context: SegmentContext
}
