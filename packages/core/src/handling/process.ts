import { sha256 } from '#hmac'
import type { Client } from '../api/client.ts'
import type { CallOptions } from '../api/transport.ts'
import { EventBus } from './bus.ts'
import { splitOperation, toCalls } from '../reply/calls.ts'
import type { CQHttp } from '../cqhttp.ts'
import type { Outgoing, Runtime } from '../http/endpoint.ts'
import { type Event, eventName } from '../events/event-names.ts'
import { parseEvent } from '../events/parse-event.ts'
import { sameId } from '../base/id.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { Delivery } from './delivery.ts'
import { Mark } from './mark.ts'
import { type Eventually, isThenable, whenThere, withinTime } from '../base/eventually.ts'
import type { Logger } from '../base/logger.ts'
import type { StringFormat } from '../message/to-wire.ts'
import { Observers } from './observers.ts'
import type { CQHttpOptions } from '../options.ts'
import type { QuickOperation } from '../reply/quick-operation.ts'
import type { Posted } from '../http/read-event.ts'
import { respond, respondError, toOperation } from '../http/respond.ts'

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

/** What an adapter tells of the runtime; some hand over null. */
type Given = Runtime | null | undefined

/** What the handlers made of an event. */
type Outcome = { operation: QuickOperation | undefined } | { error: unknown }

/** Below it, a time is in seconds: it would else be in 1970. */
const FIRST_MILLISECONDS = 1e11

/** Takes an event through the handlers and makes an answer of what they return. */
export class Dispatcher {
  readonly bot: CQHttp
  readonly bus: EventBus<Event, Delivery> = new EventBus()
  readonly observers: Observers
  readonly #settings: DispatcherSettings

  constructor(settings: DispatcherSettings) {
    this.bot = settings.bot
    this.#settings = settings
    this.observers = new Observers(settings.logger)
  }

  /** The delivery that an event belongs to, once it is with the handlers of this bot. */
  deliveryOf(event: object): Delivery | undefined {
    const owner = Mark.ownerOf(event)
    return owner instanceof Delivery && owner.bot === this.bot ? owner : undefined
  }

  /** Resolves with the quick operation, rejects with the error of a hook or handler. */
  async receive(payload: object, runtime: Given): Promise<QuickOperation | undefined> {
    const delivery = this.#deliver({ ...payload }, runtime)
    if (this.#drops(delivery)) return undefined
    const outcome = await this.#handle(delivery)
    if ('error' in outcome) {
      delivery.conclude('failed')
      throw outcome.error
    }
    delivery.conclude('handled')
    return outcome.operation
  }

  /** Answers a posted event: once for all of its copies, and in time. */
  answer({ payload, body, signature }: Posted, runtime: Given): Eventually<Outgoing> {
    const delivery = this.#deliver(payload, runtime)
    if (this.#drops(delivery)) return respond(undefined)
    const { inbox } = this.#settings
    const handle = (): Eventually<Outgoing> => this.#answerInTime(delivery)
    const answered =
      inbox === undefined
        ? handle()
        : // The body names the account, so that its digest tells apart the accounts as well.
          whenThere(signature ?? sha256(body), (key) =>
            inbox.once(key, handle, () => delivery.conclude('duplicate')),
          )
    // A client that hangs up comes back with a copy, which has to find the answer.
    if (isThenable(answered)) delivery.keepAlive(answered.catch(() => {}))
    return answered
  }

  #deliver(payload: Record<string, unknown>, runtime: Given): Delivery {
    const event = parseEvent(payload) as Event
    return new Delivery(this, event, eventName(event) ?? '', runtime)
  }

  /** Whether an event is for no handler; whoever observes is told why. */
  #drops(delivery: Delivery): boolean {
    const reason = this.#reasonToDrop(delivery)
    if (reason === undefined) return false
    delivery.conclude('dropped', reason)
    return true
  }

  #reasonToDrop({ event, name }: Delivery): string | undefined {
    const { ignoreSelf, maxEventAge, logger } = this.#settings
    if (name === '') return 'no post_type, or no detail type'
    // So that a bot which hears itself does not answer itself.
    if (ignoreSelf && event.post_type === 'message' && sameId(event.user_id, event.self_id)) {
      return 'sent by the account itself'
    }
    if (ageOf(event) <= maxEventAge) return undefined
    const reason = `older than ${maxEventAge} ms`
    // Worth a line: a wrong clock would silently make the bot deaf.
    logger.warn(`${name}: dropped (${reason})`)
    return reason
  }

  #answerInTime(delivery: Delivery): Eventually<Outgoing> {
    const handled = this.#handle(delivery)
    if (!isThenable(handled)) return this.#conclude(handled, delivery)
    const limit = Math.min(this.#settings.replyTimeout, delivery.timeLeft)
    return withinTime(handled, limit).then((outcome) => {
      if (outcome !== undefined) return this.#conclude(outcome, delivery)
      delivery.wait(this.#finishLate(handled, delivery))
      return respond(undefined)
    })
  }

  #conclude(outcome: Outcome, delivery: Delivery): Outgoing {
    const outgoing = this.#toOutgoing(outcome, delivery)
    delivery.conclude(outgoing === undefined ? 'failed' : 'handled')
    return outgoing ?? respondError(500, 'a handler failed')
  }

  /** Undefined for a failure; onError has been told. */
  #toOutgoing(outcome: Outcome, delivery: Delivery): Outgoing | undefined {
    if ('error' in outcome) return undefined
    try {
      return respond(this.#takeForResponse(outcome.operation, delivery))
    } catch (error) {
      // What is no JSON, such as a bigint.
      delivery.report(error)
      return undefined
    }
  }

  /** The handlers have missed the response: what they return is done by actions. */
  async #finishLate(handled: Promise<Outcome>, delivery: Delivery): Promise<void> {
    const outcome = await handled
    delivery.conclude('error' in outcome ? 'failed' : 'late')
    if ('operation' in outcome && outcome.operation !== undefined) {
      await this.#carryOut(outcome.operation, delivery)
    }
  }

  /** What the response cannot carry is begun as actions here. */
  #takeForResponse(operation: QuickOperation | undefined, delivery: Delivery): object | undefined {
    const { event } = delivery
    const { client, quickOperation } = this.#settings
    if (operation === undefined || client === undefined || quickOperation === 'response') {
      return operation
    }
    const isCallable = event.post_type === 'message' || event.post_type === 'request'
    if (!isCallable) return operation
    if (quickOperation === 'api') {
      delivery.wait(this.#carryOut(operation, delivery))
      return undefined
    }
    const { response, rest } = splitOperation(operation as Record<string, unknown>, event)
    if (rest !== undefined) delivery.wait(this.#carryOut(rest, delivery))
    return response
  }

  /** One call that fails keeps no other from being made. */
  async #carryOut(operation: object, delivery: Delivery): Promise<void> {
    const { event } = delivery
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

  /** Never throws or rejects. */
  #handle(delivery: Delivery): Eventually<Outcome> {
    new Mark(delivery.event, delivery)
    const fail = (error: unknown): Outcome => {
      delivery.finish()
      return { error }
    }
    const succeed = (result: unknown): Outcome => {
      try {
        const operation = toOperation(result, delivery.event, this.#settings.format)
        delivery.finish()
        return { operation }
      } catch (error) {
        delivery.report(error)
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
}

/** In milliseconds; an event without a time is new. */
function ageOf(event: Event): number {
  const time: unknown = event.time
  if (typeof time !== 'number') return 0
  return Date.now() - (time < FIRST_MILLISECONDS ? time * 1000 : time)
}
