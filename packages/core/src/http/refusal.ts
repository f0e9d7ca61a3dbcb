import type { Logger } from '../base/logger.ts'
import { now } from '../base/timers.ts'
import { printable } from '../base/value.ts'
import type { Incoming, Outgoing } from './endpoint.ts'
import { pathOf } from './path.ts'
import { respondError } from './respond.ts'
import { sayWiring } from './wiring.ts'

/** A request that is not an event, and the response to it. */
export class Refusal extends Error {
  readonly outgoing: Outgoing
  /** For the log only: a code of `wiring`, or what to change. */
  readonly hint: string

  constructor(status: number, text: string, hint = '', headers?: Record<string, string>) {
    super(`${status}: ${text}`)
    this.outgoing = respondError(status, text, headers)
    this.hint = hint
  }
}

/** Request headers of implementations, which scanners do not send. */
const MARKS = ['upgrade', 'x-client-role', 'x-self-id', 'x-signature']

/** How long the log has no second warning of a kind, in milliseconds. */
const PAUSE = 60_000

/** Whether it is time for a warning of a kind. */
export function createWarningTimer(): (kind: string) => boolean {
  /** By {@link now}. */
  const warned = new Map<string, number>()
  return (kind) => {
    if (now() - (warned.get(kind) ?? -PAUSE) < PAUSE) return false
    warned.set(kind, now())
    return true
  }
}

/** Says in the log what came, what is expected, and what to change. */
export function createRefusalLog(
  path: string,
  logger: Logger,
): (refusal: Refusal, incoming: Incoming) => void {
  const isDue = createWarningTimer()

  return ({ message, outgoing: { status }, hint }, { method, url, headers }) => {
    const isMisplaced = status === 404 || status === 405
    const isSocket = isMisplaced && headers.get('upgrade')?.toLowerCase() === 'websocket'
    const kind = isSocket ? 'websocket' : message
    // Anybody may look for other paths and methods; what is posted here is the author's business.
    const isScan = isMisplaced && MARKS.every((name) => headers.get(name) === null)
    const isWarning = !isScan && isDue(kind)

    const values = { method: printable(method), path: printable(pathOf(url)) || '/', status }
    const expected = isMisplaced ? `; expected: POST ${path}` : ''
    const advice = sayWiring(isSocket ? kind : hint, values)
    logger[isWarning ? 'warn' : 'debug'](
      'refused a request:',
      `${message} (${values.method} ${values.path}${expected}). ${advice}`,
    )
  }
}
