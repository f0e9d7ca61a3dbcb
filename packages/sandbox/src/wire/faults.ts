import { isJsonObject } from '../json.ts'

/**
 * What goes wrong with a request.
 *
 * - `drop-before`: the connection breaks before the other side has read the request.
 * - `drop-after`: it breaks after the other side has done its work; the response is lost.
 * - `truncate`: the work is done, and the response ends in the middle.
 * - `duplicate`, or `{ duplicate: copies }`: the same bytes arrive several times at once (2 by default).
 * - `{ delay }`: the request is late by this many milliseconds.
 * - `{ status }`: something in between answers with this status, and the other side never sees the
 *   request; with `done: true` it did its work before.
 */
export type Fault =
  | 'drop-before'
  | 'drop-after'
  | 'truncate'
  | 'duplicate'
  | { readonly duplicate: number }
  | { readonly delay: number }
  | { readonly status: number; readonly done?: boolean }

/**
 * What goes wrong with a call of the API.
 *
 * - `timed-out`: the action is carried out, but the answer says that it failed, as implementations say
 *   when their own confirmation is missing. It has the retcode and the words of the implementation.
 */
export type ApiFault = Fault | 'timed-out'

/** When a fault strikes. */
export interface FaultOptions {
  /** How often; default for ever. */
  times?: number
  /** How many requests pass unharmed first; default 0. */
  skip?: number
}

/** A fault that was set up. */
export interface FaultHandle {
  /** How often it struck. */
  readonly hits: number
  /** Ends it. */
  remove(): void
}

/** Which requests: an exact name, the beginning of a dotted one, a pattern, or `*` for all. */
export type FaultTarget = string | RegExp

type Side = 'push' | 'api'

interface Rule {
  side: Side
  target: FaultTarget
  fault: ApiFault
  skip: number
  left: number
  hits: number
}

/** Makes requests fail, on purpose. */
export class Faults {
  readonly #rules = new Set<Rule>()

  /**
   * For events on their way to the bot, by their names: `message` strikes every message,
   * `message.group` those of groups, `*` all events.
   *
   * @throws TypeError for a fault that there is not.
   */
  push(target: FaultTarget, fault: Fault, options: FaultOptions = {}): FaultHandle {
    return this.#add('push', target, fault, options)
  }

  /** For calls of the API, by action: `send_msg`, or `*` for all. @throws TypeError as `push` does. */
  api(target: FaultTarget, fault: ApiFault, options: FaultOptions = {}): FaultHandle {
    return this.#add('api', target, fault, options)
  }

  /** Ends all faults. */
  clear(): void {
    this.#rules.clear()
  }

  /** The faults that strike a request now; this counts as a hit of each. */
  strike(side: Side, name: string): ApiFault[] {
    const struck: ApiFault[] = []
    for (const rule of this.#rules) {
      if (rule.side !== side || !matches(rule.target, name)) continue
      if (rule.skip > 0) {
        rule.skip--
        continue
      }
      if (rule.left === 0) continue
      rule.left--
      rule.hits++
      struck.push(rule.fault)
    }
    return struck
  }

  #add(side: Side, target: FaultTarget, fault: ApiFault, options: FaultOptions): FaultHandle {
    const { times = Infinity, skip = 0 } = options
    checkFault(side, fault)
    checkCount('times', times)
    checkCount('skip', skip)
    const rule: Rule = { side, target, fault, skip, left: times, hits: 0 }
    this.#rules.add(rule)
    return {
      get hits(): number {
        return rule.hits
      },
      remove: () => void this.#rules.delete(rule),
    }
  }
}

const NAMES = ['drop-before', 'drop-after', 'truncate', 'duplicate']
/** More copies than anything sends. */
const MOST_COPIES = 1000

/** @throws TypeError with what can be said in its place. */
function checkFault(side: Side, fault: ApiFault): void {
  const names = side === 'api' ? [...NAMES, 'timed-out'] : NAMES
  if (typeof fault === 'string' ? names.includes(fault) : isFault(fault)) return
  throw new TypeError(
    `there is no fault ${JSON.stringify(fault)}; there are ${names.join(', ')}, ` +
      `{ duplicate: copies } up to ${MOST_COPIES}, { delay: milliseconds } and { status: 100 to 599 }`,
  )
}

function isFault(fault: unknown): boolean {
  if (!isJsonObject(fault)) return false
  const { duplicate, delay, status } = fault
  if (duplicate !== undefined) return isWithin(duplicate, 1, MOST_COPIES)
  if (delay !== undefined) return typeof delay === 'number' && delay >= 0 && delay < Infinity
  return isWithin(status, 100, 599)
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function checkCount(name: string, count: number): void {
  if (count === Infinity || isWithin(count, 0, Number.MAX_SAFE_INTEGER)) return
  throw new TypeError(`option ${name} must be a whole number, 0 or more, but it is ${count}`)
}

function matches(target: FaultTarget, name: string): boolean {
  // Not `test`, which goes on where it last ended when the pattern is global.
  if (typeof target !== 'string') return name.search(target) !== -1
  return target === '*' || target === name || name.startsWith(`${target}.`)
}

/** The faults of one request, sorted by what they do. */
export interface Strike {
  /** In milliseconds. */
  readonly delay: number
  readonly copies: number
  readonly drop: 'before' | 'after' | undefined
  readonly truncate: boolean
  readonly status: { code: number; done: boolean } | undefined
  readonly timedOut: boolean
  /** What struck, for the record. */
  readonly names: string[]
}

export function toStrike(faults: readonly ApiFault[]): Strike {
  let delay = 0
  let copies = 1
  let drop: Strike['drop']
  let truncate = false
  let status: Strike['status']
  let timedOut = false
  for (const fault of faults) {
    if (fault === 'drop-before') drop = 'before'
    else if (fault === 'drop-after') drop = 'after'
    else if (fault === 'truncate') truncate = true
    else if (fault === 'timed-out') timedOut = true
    else if (fault === 'duplicate') copies = 2
    else if ('duplicate' in fault) copies = fault.duplicate
    else if ('delay' in fault) delay += fault.delay
    else status = { code: fault.status, done: fault.done ?? false }
  }
  const names = faults.map((fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault)))
  return { delay, copies, drop, truncate, status, timedOut, names }
}
