import type { Bot } from './bot.ts'
import { keepAlive, type Runtime } from './runtime.ts'
import type { Event } from '../events/event-names.ts'
import type { DeliveryReport, HandlerContext } from './handler.ts'
import type { Observers } from './observers.ts'
import type { CaredCall } from '../api/cared-call.ts'
import { MAX_TIMEOUT, now } from '../base/timers.ts'
import { printable } from '../base/value.ts'

/** How long before the runtime's deadline work has to end, in milliseconds. */
const MARGIN = 1000

/** What the deliveries of a bot have in common. */
export interface Recipient {
  readonly bot: Bot
  readonly observers: Observers
  /** The calls of actions that have not settled. */
  readonly calls: ReadonlySet<CaredCall>
}

/**
 * One event on its way through the handlers: what they get beside it, and what is known about it.
 *
 * Every event makes one, so what few handlers ask for is made when it is asked for.
 */
export class Delivery implements HandlerContext {
  readonly event: Event
  /** `''` for an incomplete event. */
  readonly name: string
  stopped = false
  readonly #recipient: Recipient
  readonly #runtime: Runtime
  readonly #arrival: number
  #signal: AbortSignal | undefined
  #isSettled = false
  #settled: PromiseWithResolvers<void> | undefined

  constructor(
    recipient: Recipient,
    event: Event,
    name: string,
    runtime: Runtime | null | undefined,
    arrival: number,
  ) {
    this.#recipient = recipient
    this.event = event
    this.name = name
    this.#runtime = runtime ?? NO_RUNTIME
    this.#arrival = arrival
  }

  get bot(): Bot {
    return this.#recipient.bot
  }

  get platform(): unknown {
    return this.#runtime.platform
  }

  get signal(): AbortSignal {
    return (this.#signal ??= createSignal(this.timeLeft))
  }

  get stop(): () => void {
    return () => {
      this.stopped = true
    }
  }

  /** Keeps the runtime alive for a task; its error is reported, never unhandled. */
  get waitUntil(): (task: Promise<unknown>) => void {
    return (task) =>
      this.keepAlive(
        Promise.resolve(task).then(undefined, (error: unknown) => this.reportError(error)),
      )
  }

  /** Until the work has to end, in milliseconds; `Infinity` where the runtime says nothing. */
  get timeLeft(): number {
    const { deadline } = this.#runtime
    if (typeof deadline !== 'number' || Number.isNaN(deadline)) return Infinity
    return Math.max(0, deadline - MARGIN - Date.now())
  }

  /** Since the event arrived, in milliseconds. */
  get elapsed(): number {
    return now() - this.#arrival
  }

  reportError(error: unknown): void {
    this.keepAlive(this.#recipient.observers.report(error, this.event, this.name))
  }

  /** Tells the observers what became of the event. */
  reportOutcome(outcome: DeliveryReport['outcome'], reason?: string): void {
    const { observers } = this.#recipient
    if (outcome === 'duplicate') {
      observers.logger.info(
        `${printable(this.name)}: a copy of an earlier event, so no handler runs`,
      )
    }
    if (!observers.areListening) return
    observers.notify(
      {
        event: this.event,
        name: this.name || undefined,
        outcome,
        reason,
        duration: this.elapsed,
      },
      (task) => this.keepAlive(task),
    )
  }

  /** Resolves when all handlers have settled; undefined when they have. */
  get whenSettled(): Promise<void> | undefined {
    return this.#isSettled ? undefined : (this.#settled ??= Promise.withResolvers()).promise
  }

  /** For a task that never rejects. */
  keepAlive(task: Promise<unknown>): void {
    keepAlive(this.#runtime, task, this.#recipient.observers.logger)
  }

  /**
   * To be called when all handlers have settled. Of calls that nobody waits for nothing tells whose
   * they are, so the runtime is kept alive for all of them.
   */
  settled(): void {
    for (const { isAwaited, done } of this.#recipient.calls) {
      if (!isAwaited && done) this.keepAlive(done)
    }
    this.#isSettled = true
    this.#settled?.resolve()
  }
}

const NO_RUNTIME: Runtime = {}

function createSignal(delay: number): AbortSignal {
  // Longer than a timer can run: treated as no limit.
  return delay <= MAX_TIMEOUT ? AbortSignal.timeout(Math.ceil(delay)) : new AbortController().signal
}
