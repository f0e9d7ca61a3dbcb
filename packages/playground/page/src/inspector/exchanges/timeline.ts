import type { CallView, ExchangeView } from '../../../../src/protocol.ts'

/** A bar of the waterfall; `left` and `width` are fractions of the whole. */
interface Bar {
  kind: 'post' | 'call'
  /** Which post, from 1, or the action that was called. */
  label: string
  left: number
  width: number
  /** In milliseconds; undefined while it is under way. */
  duration: number | undefined
  failed: boolean
}

/** What was under way when, from the start of the exchange; `total` is in milliseconds. */
export interface Timeline {
  total: number
  bars: Bar[]
}

export function toTimeline(
  exchange: ExchangeView,
  calls: readonly CallView[],
  now: number,
): Timeline {
  const spans = [
    ...exchange.attempts.map((attempt, index) => {
      const isOver = attempt.response !== undefined || attempt.error !== undefined
      return {
        kind: 'post' as const,
        label: String(index + 1),
        start: attempt.startedAt,
        duration: isOver ? attempt.duration : undefined,
        failed: attempt.error !== undefined || (attempt.response?.status ?? 200) > 299,
      }
    }),
    ...calls.map((call) => ({
      kind: 'call' as const,
      label: call.action,
      start: call.startedAt,
      duration: call.duration,
      failed: call.unanswered !== undefined || (call.response?.status ?? 200) > 299,
    })),
  ].sort((a, b) => a.start - b.start)
  const begin = Math.min(exchange.startedAt, ...spans.map(({ start }) => start))
  const endOf = ({ start, duration }: { start: number; duration: number | undefined }): number =>
    duration === undefined ? Math.max(start, now) : start + duration
  // At least one millisecond, so that even an instant has a width.
  const total = Math.max(1, ...spans.map((span) => endOf(span) - begin))
  const bars = spans.map((span) => ({
    kind: span.kind,
    label: span.label,
    left: (span.start - begin) / total,
    width: (endOf(span) - span.start) / total,
    duration: span.duration,
    failed: span.failed,
  }))
  return { total, bars }
}
