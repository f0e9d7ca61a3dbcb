import type { Client } from './api/client.ts'
import type { CallOptions } from './api/transport.ts'
import { EventBus } from './bus.ts'
import { splitOperation, toCalls } from './carry-out.ts'
import type { CQHttp } from './cqhttp.ts'
import type { Outgoing, Runtime } from './endpoint.ts'
import { type Event, eventName } from './events/event-names.ts'
import { parseEvent } from './events/parse-event.ts'
import type { DeliveryReport } from './handler.ts'
import { sameId } from './id.ts'
import type { Inbox } from './inbox/inbox.ts'
import { Delivery, guardRuntime, MARGIN } from './internal/delivery.ts'
import { Mark } from './internal/mark.ts'
import { type Eventually, isThenable, whenThere, withinTime } from './internal/settling.ts'
import type { Logger } from './logger.ts'
import type { StringFormat } from './message/message.ts'
import { Observers } from './observers.ts'
import type { CQHttpOptions } from './options.ts'
import type { QuickOperation } from './quick-operation.ts'
import type { Payload } from './receive.ts'
import { respond, respondError, toOperation } from './respond.ts'

export interface DispatcherSettings {
  bot: CQHttp
  /** Undefined when no API is configured. */
  client: Client | undefined
  format: StringFormat
  ignoreSelf: boolean
  inbox: Inbox | undefined
  logger: Logger
  /** In milliseconds. */
  maxEventAge: number
  quickOperation: NonNullable<CQHttpOptions['quickOperation']>
  /** In milliseconds. */
  replyTimeout: number
}

/** What the handlers made of an event; undefined while they are still at it. */
type Outcome = { operation: QuickOperation | undefined } | { error: unknown }

/** Below it, a time is in seconds: it would else be in 1970. */
const FIRST_MILLISECONDS = 1e11

/** Takes an event through the handlers and makes an answer of what they return. */
export class Dispatcher {
  readonly bus: EventBus<Event, Delivery<CQHttp>> = new EventBus()
  readonly observers: Observers
  readonly #settings: DispatcherSettings

  constructor(settings: DispatcherSettings) {
    this.#settings = settings
    this.observers = new Observers(settings.logger)
  }

  /** The delivery that an event belongs to, if it came from here. */
  deliveryOf(event: object): Delivery<CQHttp> | undefined {
    const owner = Mark.ownerOf(event)
    const isOwn = owner instanceof Delivery && owner.bot === this.#settings.bot
    return isOwn ? owner : undefined
  }

  /** Resolves with the quick operation, rejects with the error of a hook or handler. */
  async receive(payload: object, given: Runtime | null): Promise<QuickOperation | undefined> {
    const start = Date.now()
    const runtime = guardRuntime(given, this.#settings.logger)
    const event = parseEvent(payload as Record<string, unknown>) as Event
    const name = eventName(event)
    const reason = this.#reasonToDrop(event, name)
    if (name === undefined || reason !== undefined) {
      this.#drop({ event, name, outcome: 'dropped', reason, duration: Date.now() - start }, runtime)
      return undefined
    }
    const outcome = await this.#handle(event, name, this.#deliver(event, name, runtime))
    const duration = Date.now() - start
    if ('error' in outcome) {
      this.observers.notify({ event, name, outcome: 'failed', duration }, runtime)
      throw outcome.error
    }
    this.observers.notify({ event, name, outcome: 'handled', duration }, runtime)
    return outcome.operation
  }

  /** Answers a posted event: once for all of its copies, and in time. */
  answer({ payload, digest }: Payload, given: Runtime | null): Eventually<Outgoing> {
    const start = Date.now()
    const runtime = guardRuntime(given, this.#settings.logger)
    const event = parseEvent(payload) as Event
    const name = eventName(event)
    const reason = this.#reasonToDrop(event, name)
    if (name === undefined || reason !== undefined) {
      this.#drop({ event, name, outcome: 'dropped', reason, duration: Date.now() - start }, runtime)
      return respond(undefined)
    }
    const { inbox } = this.#settings
    const handle = (): Eventually<Outgoing> => this.#answerInTime(event, name, runtime, start)
    const answered =
      inbox === undefined
        ? handle()
        : // The body names the account, so that its digest tells apart the accounts as well.
          whenThere(digest(), (key) =>
            inbox.once(key, handle, () => {
              const duration = Date.now() - start
              this.observers.notify({ event, name, outcome: 'duplicate', duration }, runtime)
            }),
          )
    // A client that hangs up comes back with a copy, which has to find the answer.
    if (isThenable(answered)) runtime.waitUntil?.(answered.catch(() => {}))
    return answered
  }

  #answerInTime(event: Event, name: string, runtime: Runtime, start: number): Eventually<Outgoing> {
    const delivery = this.#deliver(event, name, runtime)
    const handled = this.#handle(event, name, delivery)
    const answer = (outcome: Outcome): Outgoing => {
      const outgoing = this.#toOutgoing(outcome, event, delivery)
      const duration = Date.now() - start
      const state = outgoing === undefined ? 'failed' : 'handled'
      this.observers.notify({ event, name, outcome: state, duration }, runtime)
      return outgoing ?? respondError(500, 'a handler failed')
    }
    if (!isThenable(handled)) return answer(handled)
    return withinTime(handled, this.#timeLimit(runtime)).then((outcome) => {
      if (outcome !== undefined) return answer(outcome)
      delivery.waitUntil(this.#finishLate(handled, event, name, delivery, start, runtime))
      return respond(undefined)
    })
  }

  /** Undefined for a failure; onError has been told. */
  #toOutgoing(outcome: Outcome, event: Event, delivery: Delivery<CQHttp>): Outgoing | undefined {
    if ('error' in outcome) return undefined
    try {
      return respond(this.#takeForResponse(outcome.operation, event, delivery))
    } catch (error) {
      // What is no JSON, such as a bigint.
      delivery.report(error)
      return undefined
    }
  }

  /** The handlers have missed the response: what they return is done by actions. */
  async #finishLate(
    handled: Promise<Outcome>,
    event: Event,
    name: string,
    delivery: Delivery<CQHttp>,
    start: number,
    runtime: Runtime,
  ): Promise<void> {
    const outcome = await handled
    const duration = Date.now() - start
    this.observers.notify(
      { event, name, outcome: 'error' in outcome ? 'failed' : 'late', duration },
      runtime,
    )
    if ('operation' in outcome && outcome.operation !== undefined) {
      await this.#carryOut(outcome.operation, event, delivery)
    }
  }

  /** What the response cannot carry is begun as actions here. */
  #takeForResponse(
    operation: QuickOperation | undefined,
    event: Event,
    delivery: Delivery<CQHttp>,
  ): object | undefined {
    const { client, quickOperation } = this.#settings
    if (operation === undefined || client === undefined || quickOperation === 'response') {
      return operation
    }
    const isCallable = event.post_type === 'message' || event.post_type === 'request'
    if (!isCallable) return operation
    if (quickOperation === 'api') {
      delivery.waitUntil(this.#carryOut(operation, event, delivery))
      return undefined
    }
    const { response, rest } = splitOperation(operation as Record<string, unknown>, event)
    if (rest !== undefined) delivery.waitUntil(this.#carryOut(rest, event, delivery))
    return response
  }

  /** One call that fails keeps no other from being made. */
  async #carryOut(operation: object, event: Event, delivery: Delivery<CQHttp>): Promise<void> {
    const { client, logger } = this.#settings
    const calls = toCalls(operation as Record<string, unknown>, event)
    if (calls.length === 0 && Object.keys(operation).length > 0) {
      logger.warn('what a handler returned came too late, and no action does it')
    }
    if (client === undefined) {
      if (calls.length > 0)
        logger.warn('an answer came too late, and there is no API to send it by')
      return
    }
    const options: CallOptions = { selfId: event.self_id }
    for (const [action, params] of calls) {
      try {
        await client(action, params, options)
      } catch (error) {
        delivery.report(error)
      }
    }
  }

  #deliver(event: Event, name: string, runtime: Runtime): Delivery<CQHttp> {
    const delivery: Delivery<CQHttp> = new Delivery(this.#settings.bot, runtime, (error) => {
      delivery.waitUntil(this.observers.report(error, event, name))
    })
    new Mark(event, delivery)
    return delivery
  }

  /** Never throws or rejects. */
  #handle(event: Event, name: string, delivery: Delivery<CQHttp>): Eventually<Outcome> {
    const fail = (error: unknown): Outcome => {
      delivery.finish()
      return { error }
    }
    const succeed = (result: unknown): Outcome => {
      try {
        const operation = this.#toOperation(result, event, delivery)
        delivery.finish()
        return { operation }
      } catch (error) {
        return fail(error)
      }
    }
    try {
      const emitted = this.bus.emit(name, event, delivery)
      return isThenable(emitted) ? emitted.then(succeed, fail) : succeed(emitted)
    } catch (error) {
      return fail(error)
    }
  }

  #toOperation(
    result: unknown,
    event: Event,
    delivery: Delivery<CQHttp>,
  ): QuickOperation | undefined {
    try {
      return toOperation(result, event, this.#settings.format)
    } catch (error) {
      delivery.report(error)
      throw error
    }
  }

  #reasonToDrop(event: Event, name: string | undefined): string | undefined {
    const { ignoreSelf, maxEventAge } = this.#settings
    if (name === undefined) return 'no post_type, or no detail type'
    // So that a bot which hears itself does not answer itself.
    if (ignoreSelf && event.post_type === 'message' && sameId(event.user_id, event.self_id)) {
      return 'sent by the account itself'
    }
    return ageOf(event) > maxEventAge ? `older than ${maxEventAge} ms` : undefined
  }

  #timeLimit({ deadline }: Runtime): number {
    const { replyTimeout } = this.#settings
    if (typeof deadline !== 'number' || Number.isNaN(deadline)) return replyTimeout
    return Math.max(0, Math.min(replyTimeout, deadline - MARGIN - Date.now()))
  }

  /** Old events are worth a line: a wrong clock would silently make the bot deaf. */
  #drop(report: DeliveryReport, runtime: Runtime): void {
    if (report.name !== undefined && ageOf(report.event) > this.#settings.maxEventAge) {
      this.#settings.logger.warn(`${report.name}: dropped (${report.reason})`)
    }
    this.observers.notify(report, runtime)
  }
}

/** In milliseconds; an event without a time is new. */
function ageOf(event: Event): number {
  const time: unknown = event.time
  if (typeof time !== 'number') return 0
  return Date.now() - (time < FIRST_MILLISECONDS ? time * 1000 : time)
}
