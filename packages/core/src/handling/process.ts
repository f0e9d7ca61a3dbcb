import type { CaredCall } from '../api/cared-call.ts'
import { type Eventually, isThenable } from '../base/eventually.ts'
import type { Logger } from '../base/logger.ts'
import { now } from '../base/timers.ts'
import { describe, printable } from '../base/value.ts'
import { type Event, eventName } from '../events/event-names.ts'
import { isOwn } from '../events/own.ts'
import { parseEvent } from '../events/parse-event.ts'
import type { StringFormat } from '../message/to-wire.ts'
import { isHeeded } from '../reply/calls.ts'
import { toOperation } from '../reply/operation.ts'
import type { QuickOperation } from '../reply/quick-operation.ts'
import type { Bot } from './bot.ts'
import { EventBus } from './bus.ts'
import { Delivery } from './delivery.ts'
import { Mark } from './mark.ts'
import { Observers } from './observers.ts'
import type { Runtime } from './runtime.ts'

interface ProcessorSettings {
  bot: Bot
  format: StringFormat
  ignoreSelf: boolean
  logger: Logger
  /** In milliseconds. */
  maxEventAge: number
}

/** What the handlers made of an event. */
export interface Outcome {
  operation?: QuickOperation | undefined
  failure?: { error: unknown }
}

/** Times below this are in seconds; as milliseconds they would fall in 1970. */
const FIRST_MILLISECONDS = 1e11

/** Takes events through hooks and handlers, whatever way they came in. */
export class Processor {
  readonly bot: Bot
  readonly bus: EventBus<Event, Delivery> = new EventBus()
  readonly observers: Observers
  readonly calls: Set<CaredCall> = new Set()
  readonly #settings: ProcessorSettings
  #hasWarned = false

  constructor(settings: ProcessorSettings) {
    this.bot = settings.bot
    this.#settings = settings
    this.observers = new Observers(settings.logger)
  }

  /** Begins the delivery of a decoded payload, which becomes the event; `arrival` is by {@link now}. */
  open(
    payload: Record<string, unknown>,
    runtime: Runtime | null | undefined,
    arrival: number = now(),
  ): Delivery {
    const event = parseEvent(payload) as Event
    return new Delivery(this, event, eventName(event) ?? '', runtime, arrival)
  }

  /** The delivery that an event belongs to, once it is with the handlers of this bot. */
  deliveryOf(event: object): Delivery | undefined {
    const owner = Mark.ownerOf(event)
    return owner instanceof Delivery && owner.bot === this.bot ? owner : undefined
  }

  /** Whether to drop the event; observers are told why. */
  drops(delivery: Delivery): boolean {
    const reason = this.#reasonToDrop(delivery)
    if (reason === undefined) return false
    delivery.reportOutcome('dropped', reason)
    return true
  }

  #reasonToDrop({ event, name }: Delivery): string | undefined {
    const { ignoreSelf, maxEventAge, logger } = this.#settings
    if (name === '') return 'no post_type, or no detail type'
    // So that a bot which hears itself does not answer itself.
    if (ignoreSelf && isOwn(event)) {
      return `${event.post_type === 'message' ? 'sent' : 'done'} by the account itself`
    }
    if (ageOf(event) <= maxEventAge) return undefined
    const reason = `older than ${maxEventAge} ms`
    // Worth a line: a wrong clock would silently make the bot deaf.
    logger.warn(`${printable(name)}: dropped (${reason})`)
    return reason
  }

  /** Runs hooks and handlers. Never throws or rejects. */
  run(delivery: Delivery): Eventually<Outcome> {
    new Mark(delivery.event, delivery)
    const fail = (error: unknown): Outcome => {
      delivery.settled()
      return { failure: { error } }
    }
    const succeed = (result: unknown): Outcome => {
      try {
        const operation = toOperation(result, delivery.event, this.#settings.format)
        if (operation !== undefined) this.#warnUnlessHeeded(operation, delivery)
        delivery.settled()
        return { operation }
      } catch (error) {
        delivery.reportError(error)
        return fail(error)
      }
    }
    try {
      const emitted = this.bus.emit(delivery.name, delivery)
      return isThenable(emitted) ? emitted.then(succeed, fail) : succeed(emitted)
    } catch (error) {
      return fail(error)
    }
  }

  /** Once: a bot that does so does it at every event. */
  #warnUnlessHeeded(operation: Record<string, unknown>, { event, name }: Delivery): void {
    if (this.#hasWarned || isHeeded(operation, event)) return
    this.#hasWarned = true
    this.#settings.logger.warn(
      `${describe(name)}: nobody reads what a handler returned (${Object.keys(operation).join(', ')}); ` +
        'return { reply } to a message, { approve } to a request, or call bot.send(event, …)',
    )
  }
}

/** In milliseconds; an event without a time is new. */
function ageOf(event: Event): number {
  const time: unknown = event.time
  if (typeof time !== 'number') return 0
  return Date.now() - (time < FIRST_MILLISECONDS ? time * 1000 : time)
}
