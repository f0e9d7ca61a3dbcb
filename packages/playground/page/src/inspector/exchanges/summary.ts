import type { CallView, ExchangeView } from '../../../../src/protocol.ts'

/** A part of the sentence that says what came of an event: a key of the texts and its values. */
export interface Part {
  key: `summary.${SummaryKey}`
  values?: Record<string, string | number>
}

export type SummaryKey =
  | 'posted-once'
  | 'posted-times'
  | 'answered'
  | 'no-answer'
  | 'waiting'
  | 'delivered'
  | 'replied'
  | 'approved'
  | 'refused'
  | 'done'
  | 'ignored'
  | 'failed'
  | 'called-once'
  | 'called-times'
  | 'sent-once'
  | 'sent-times'
  | 'nothing'
  | 'working'
  | 'maybe-working'
  | 'late'
  | 'late-some'

/** What came of an event, in the order in which it happened; durations are in `duration`. */
export function summarize(
  exchange: ExchangeView,
  calls: readonly CallView[],
  formatDuration: (milliseconds: number) => string,
): Part[] {
  const { attempts, status, duration, sent, operation } = exchange
  const parts: Part[] = [
    attempts.length > 1
      ? { key: 'summary.posted-times', values: { times: attempts.length } }
      : { key: 'summary.posted-once' },
  ]
  const answered = attempts.find(({ response }) => response?.status === status)
  if (status !== undefined) {
    const took = formatDuration(answered?.duration ?? duration ?? 0)
    parts.push({ key: 'summary.answered', values: { status, duration: took } })
  } else if (duration === undefined) parts.push({ key: 'summary.waiting' })
  else if (isDelivered(exchange)) parts.push({ key: 'summary.delivered' })
  else parts.push({ key: 'summary.no-answer', values: { error: attempts.at(-1)?.error ?? '?' } })
  parts.push(...stepParts(exchange))
  if (calls.length === 1) parts.push({ key: 'summary.called-once' })
  if (calls.length > 1) parts.push({ key: 'summary.called-times', values: { times: calls.length } })
  const late = calls.filter((call) => isLate(exchange, call)).length
  if (late > 0 && late === calls.length) parts.push({ key: 'summary.late' })
  else if (late > 0) parts.push({ key: 'summary.late-some', values: { times: late } })
  if (sent.length === 1) parts.push({ key: 'summary.sent-once' })
  if (sent.length > 1) parts.push({ key: 'summary.sent-times', values: { times: sent.length } })
  const isQuiet = status !== undefined && operation === undefined && calls.length === 0
  if (isQuiet && sent.length === 0 && status < 300) {
    parts.push({ key: exchange.working === true ? 'summary.maybe-working' : 'summary.nothing' })
  } else if (exchange.working === true) parts.push({ key: 'summary.working' })
  return parts
}

/** Whether the bot got the event over a socket, where nothing answers. */
export function isDelivered({ attempts }: ExchangeView): boolean {
  return attempts.some(({ socket, error }) => socket !== undefined && error === undefined)
}

/** Whether a call came after the response; over a socket there is none. */
export function isLate(exchange: ExchangeView, call: CallView): boolean {
  const { startedAt, duration } = exchange
  if (isDelivered(exchange)) return false
  return duration !== undefined && call.startedAt > startedAt + duration
}

function stepParts({ steps, operation }: ExchangeView): Part[] {
  const fieldsOf = (outcome: string): string[] =>
    steps.filter((step) => step.outcome === outcome).map(({ field }) => field)
  const parts: Part[] = []
  const done = fieldsOf('done')
  if (done.includes('reply')) parts.push({ key: 'summary.replied' })
  if (done.includes('approve')) {
    parts.push({ key: operation?.['approve'] === true ? 'summary.approved' : 'summary.refused' })
  }
  const others = done.filter((field) => field !== 'reply' && field !== 'approve')
  if (others.length > 0) parts.push({ key: 'summary.done', values: { fields: others.join(', ') } })
  const [ignored, failed] = [fieldsOf('ignored'), fieldsOf('failed')]
  if (ignored.length > 0) {
    parts.push({ key: 'summary.ignored', values: { fields: ignored.join(', ') } })
  }
  if (failed.length > 0) {
    parts.push({ key: 'summary.failed', values: { fields: failed.join(', ') } })
  }
  return parts
}
