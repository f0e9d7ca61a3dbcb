import { isDelivered } from './summary.ts'
import type { CallView, ExchangeView } from '../../../../src/protocol.ts'

/** What is special about an exchange, for its row in the list. */
export type Mark =
  | { mark: 'repeated'; times: number }
  | { mark: 'resent'; times: number }
  | { mark: 'fault' }
  | { mark: 'working' }
  | { mark: 'operation' }
  | { mark: 'calls'; times: number }

/** How an exchange went, at a glance. */
export type Tone = 'pending' | 'good' | 'warn' | 'bad'

export function marksOf(exchange: ExchangeView, calls: readonly CallView[]): Mark[] {
  const { attempts, rules, operation } = exchange
  const marks: Mark[] = []
  const resent = rules.filter(({ rule }) => rule === 'post.resent').length
  const copies = attempts.length - resent
  if (copies > 1) marks.push({ mark: 'repeated', times: attempts.length })
  if (resent > 0) marks.push({ mark: 'resent', times: resent })
  if ([...attempts, ...calls].some(({ faults }) => faults.length > 0)) marks.push({ mark: 'fault' })
  if (operation !== undefined && Object.keys(operation).length > 0) {
    marks.push({ mark: 'operation' })
  }
  if (exchange.working === true) marks.push({ mark: 'working' })
  if (calls.length > 0) marks.push({ mark: 'calls', times: calls.length })
  return marks
}

/** `bad` when the bot did not take the event, `warn` when something else did not work out. */
export function toneOf(exchange: ExchangeView, calls: readonly CallView[]): Tone {
  const { status, duration, steps, rules } = exchange
  const isBad = status === undefined ? !isDelivered(exchange) : status < 200 || status > 299
  if (status === undefined && duration === undefined) return 'pending'
  if (isBad) return 'bad'
  const unread = rules.some(
    ({ rule }) => rule === 'response.unreadable' || rule === 'response.no-object',
  )
  const failed = steps.some(({ outcome }) => outcome === 'failed') || calls.some(isRefused)
  if (unread || failed) return 'warn'
  return duration === undefined || exchange.working === true ? 'pending' : 'good'
}

/** Whether the API said no to a call, or nothing at all. */
export function isRefused({ response, unanswered }: CallView): boolean {
  if (unanswered !== undefined) return true
  if (response === undefined) return false
  return response.status > 299 || /"status":"failed"/.test(response.body)
}
