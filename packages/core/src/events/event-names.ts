import type { KeyOfAny, TypesOf } from '../base/spoken.ts'
import { isFilled, mustBe } from '../base/value.ts'
import type { EventBase } from './event-base.ts'
import { type MessageEvent, messageTypes } from './message.ts'
import { type MetaEvent, metaEventTypes } from './meta.ts'
import { type NoticeEvent, noticeTypes } from './notice.ts'
import { type RequestEvent, requestTypes } from './request.ts'

/** Any event of the standard, and the discuss messages of CQHTTP 4; `post_type` tells which. */
export type Event = MessageEvent | NoticeEvent | RequestEvent | MetaEvent

/** An event outside the standard: only the fields that every event has are known. */
export interface CustomEvent extends EventBase {
  /** Whatever the implementation sent. */
  [key: string]: unknown
}

/** The names of the standard: post types, their detail types, and the sub types of these. */
export const eventTypes: EventTypes = {
  message: messageTypes,
  notice: noticeTypes,
  request: requestTypes,
  meta_event: metaEventTypes,
}

interface EventTypes {
  readonly message: typeof messageTypes
  readonly notice: typeof noticeTypes
  readonly request: typeof requestTypes
  readonly meta_event: typeof metaEventTypes
}

type PostType = keyof EventTypes

/** What each file's table must look like: the sub types of each detail type. */
type EventTypeTable = Readonly<Record<string, readonly string[]>>

type DetailNames<Table extends EventTypeTable> = {
  [Detail in keyof Table & string]: Table[Detail] extends readonly (infer SubType extends string)[]
    ? Detail | `${Detail}.${SubType}`
    : never
}[keyof Table & string]

type StandardDetail<Post extends PostType> = {
  [P in PostType]: DetailNames<EventTypes[P]>
}[Post]

/**
 * What follows the post type in a name: `private`, `private.friend`, `group`, … for `message`; the
 * names that `onMessage`, `onNotice`, `onRequest` and `onMetaEvent` of the speaker take.
 */
export type DetailName<Post extends PostType, Speaker = unknown> =
  | StandardDetail<Post>
  | DetailIn<Post, KeyOfAny<EventsOf<TypesOf<Speaker>>>>

type DetailIn<Post extends PostType, Name> = Name extends `${Post}.${infer Detail}` ? Detail : never

/** The events of each of several dialects, as a union. */
type EventsOf<Types> = Types extends { events: infer Added } ? Added : never

/** A dotted name of the standard: `message`, `message.private`, `message.private.friend`, … */
export type EventName = { [P in PostType]: P | `${P}.${StandardDetail<P>}` }[PostType]

/** A name of the standard, or of a dialect of the speaker. */
export type KnownEventName<Speaker = unknown> = EventName | KeyOfAny<EventsOf<TypesOf<Speaker>>>

/** A name to register for: a known one, or one made by `custom`. */
export type AnyEventName<Speaker = unknown> = KnownEventName<Speaker> | CustomEventName<object>

declare const eventOfName: unique symbol

/** A name outside the standard, made by {@link custom}, with the type of its event. */
export type CustomEventName<E extends object = CustomEvent> = string & {
  /** Exists in the types only. */
  readonly [eventOfName]: E
}

/**
 * The event that a name stands for, as narrow as the name says; for a speaker of several dialects,
 * the event of any of them.
 *
 * @example
 * ```ts
 * type Poke = EventOf<'notice.notify.poke'> // PokeNotice
 * ```
 */
export type EventOf<Name extends AnyEventName<Speaker>, Speaker = unknown> =
  Name extends CustomEventName<infer E>
    ? E
    : [TypesOf<Speaker>] extends [never]
      ? StandardEvent<Name>
      : DialectEvent<Name, EventsOf<TypesOf<Speaker>>>

/** A dialect's table has the whole event, the standard's part included. */
type DialectEvent<Name extends string, Events> = Events extends { [K in Name]: infer E }
  ? E
  : Events extends unknown
    ? StandardEvent<Name>
    : never

type StandardEvent<Name extends string> =
  Name extends `${infer Post}.${infer Detail}.${infer SubType}`
    ? WithSubType<WithDetail<Post, Detail>, SubType>
    : Name extends `${infer Post}.${infer Detail}`
      ? WithDetail<Post, Detail>
      : Extract<Event, { post_type: Name }>

type WithDetail<Post extends string, Detail> = Extract<
  Event,
  { post_type: Post } & { [Key in `${Post}_type`]: Detail }
>

/** An event with several sub types is narrowed to one of them, an event with only this one kept. */
type WithSubType<E, SubType> = E extends { sub_type: SubType }
  ? E
  : E extends { sub_type?: infer Known }
    ? SubType extends Known
      ? E & { sub_type: SubType }
      : never
    : never

/**
 * Makes a name outside the standard that handlers can be registered for, such as those of
 * `message_sent` and of the notices that an implementation adds. The type of the event is taken on
 * trust; a name of the standard works too, for fields that the standard lacks.
 *
 * @throws TypeError when the name is not dotted words.
 * @example
 * ```ts
 * interface GroupCardNotice extends EventBase {
 *   user_id: Id
 *   card_new: string
 * }
 * bot.on(custom<GroupCardNotice>('notice.group_card'), (event) => console.log(event.card_new))
 * ```
 */
export function custom<E extends object = CustomEvent>(name: string): CustomEventName<E> {
  if (typeof name !== 'string' || name.split('.').includes('')) {
    throw mustBe('an event name', "words joined by dots, such as 'notice.group_card'", name)
  }
  return name as CustomEventName<E>
}

/**
 * The most specific name of an event, such as `message.private.friend`, without the sub type where
 * there is none. Handlers of this name run first.
 *
 * @returns undefined for an event without a post type or detail type.
 */
export function eventName(event: object): string | undefined {
  const fields = event as Record<string, unknown>
  const post = fields['post_type']
  if (!isFilled(post)) return undefined
  const detail = fields[post === 'message_sent' ? 'message_type' : `${post}_type`]
  if (!isFilled(detail)) return undefined
  const subType = fields['sub_type']
  return isFilled(subType) ? `${post}.${detail}.${subType}` : `${post}.${detail}`
}
