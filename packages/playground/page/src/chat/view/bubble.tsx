import type { Segment } from '@cqhttp/core'
import { Segments } from '../segments/segments.tsx'
import type { SegmentContext } from '../segments/segment-props.ts'
import style from './bubble.module.css'

interface BubbleProps {
  segments: readonly Segment[]
  context: SegmentContext
  isOwn?: boolean
  /** Whether it is the last of several: it has the corner that points at its sender. */
  isTail?: boolean
}

/** The segments that need no bubble when they stand alone. */
const BARE = new Set(
  'image video dice rps share contact location music forward node xml json'.split(' '),
)

function isBare(segments: readonly Segment[]): boolean {
  const shown = segments.filter(({ type }) => type !== 'reply')
  if (shown.length === 0 || shown.length < segments.length) return false
  return shown.length === 1
    ? shown.every(({ type }) => BARE.has(type))
    : shown.every(({ type }) => type === 'node')
}

export function Bubble({ segments, context, isOwn = false, isTail = false }: BubbleProps) {
  return (
    <div
      class={style['bubble']}
      data-own={isOwn ? '' : undefined}
      data-bare={isBare(segments) ? '' : undefined}
      data-tail={isTail ? '' : undefined}
    >
      <Segments segments={segments} context={context} />
    </div>
  )
}
