import type {
  AnyEventName,
  Event,
  EventName,
  EventOf,
  eventTypes,
  KnownEventName,
} from '../events/event-names.ts'
import type { Bot, BotOf } from './bot.ts'
import type { ExactResult, HandlerResult } from '../reply/quick-operation.ts'

/**
 * What a handler or hook gets beside the event. Its members can be taken out of it
 * (`{ bot, stop }`); a spread copy (`{ ...context }`) has none of them.
 */
export interface HandlerContext<B extends Bot = Bot> {
  /** The bot that received the event. */
  readonly bot: B
  /**
   * Keeps the runtime alive until `task` has settled, also after the answer. Its error goes to
   * `onError`.
   */
  readonly waitUntil: (task: Promise<unknown>) => void
  /**
   * Aborts 1 s before the runtime's deadline, where it has one, and never because the client hung
   * up.
   */
  readonly signal: AbortSignal
  /** Keeps less specific levels from running; in a hook, all handlers. */
  readonly stop: () => void
  /** The runtime's own objects; the adapter exports a typed accessor for them. */
  readonly platform: unknown
}

/**
 * A handler of the events with the given name; of a name that a dialect adds, with the bot or the
 * dialect that knows it: `Handler<'notice.group_card', typeof napcat>`.
 *
 * @example
 * ```ts
 * const greet: Handler<'notice.group_increase'> = async (event, { bot }) => {
 *   await bot.send(event, '欢迎新人～')
 * }
 * ```
 */
export type Handler<Name extends AnyEventName<Speaker> = EventName, Speaker = unknown> = (
  event: EventOf<Name, Speaker>,
  context: HandlerContext<BotOf<Speaker>>,
) => ListenerResult<EventOf<Name, Speaker>>

/** A hook that runs before the handlers; one that throws stops the event. */
export type Hook<Name extends AnyEventName<Speaker> = EventName, Speaker = unknown> = HookOf<
  EventOf<Name, Speaker>,
  Speaker
>

/** By the event, so that a hook for all messages is one for those of groups as well. */
export type HookOf<E, Speaker = unknown> = (
  event: E,
  context: HandlerContext<BotOf<Speaker>>,
) => void | Promise<void>

/** Gets every error of a handler, hook or background task, with the event it happened at. */
export type ErrorHandler = (error: unknown, event: Event) => void | Promise<void>

/** What became of an event. */
export interface DeliveryReport {
  /** The event. */
  readonly event: Event
  /** Its name, such as `message.private.friend`; undefined for an incomplete event. */
  readonly name: string | undefined
  /**
   * `handled`; `duplicate`: a copy of one that has been answered, which got the same answer; `late`:
   * the handlers ended after the response; `dropped`: it reached no handler; `failed`: a hook or
   * handler threw and none gave a result, in time or late; `queued`: it was put on a queue, whose
   * consumer makes another report of it.
   */
  readonly outcome: 'handled' | 'duplicate' | 'late' | 'dropped' | 'failed' | 'queued'
  /** Why it was dropped. */
  readonly reason?: string | undefined
  /** From the arrival to this report, in milliseconds. */
  readonly duration: number
}

/** Is told what became of each event; no answer waits for it, but the runtime is kept alive. */
export type DeliveryHandler = (report: DeliveryReport) => void | Promise<void>

/**
 * What a handler returns is inferred as a whole, so that its paths may return different operations
 * and a misspelt field does not compile.
 */
export type Listen<Name extends AnyEventName<Speaker>, Return, Speaker = unknown> = (
  event: EventOf<Name, Speaker>,
  context: HandlerContext<BotOf<Speaker>>,
) => Return & Exact<Return, EventOf<Name, Speaker>>

type Exact<Return, E> =
  Return extends Promise<infer Result> ? Promise<ExactResult<Result, E>> : ExactResult<Return, E>

/** What a handler of the event may return. */
export type ListenerResult<E> = HandlerResult<E> | Promise<HandlerResult<E>>

/** The post types of the standard. */
export type PostType = keyof typeof eventTypes

/** The event name that a shorthand such as `onMessage` stands for; all of its events without one. */
export type NameIn<
  Post extends PostType,
  Names extends readonly string[],
  Speaker = unknown,
> = Names extends readonly [] ? Post : `${Post}.${Names[number]}` & KnownEventName<Speaker>
