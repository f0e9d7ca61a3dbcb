import type { Dialect } from '../api/action-rows.ts'
import type { MethodsOf } from '../api/actions.ts'
import type { Speaks, TypesOf } from '../base/spoken.ts'
import type { AnyEventName, DetailName, EventOf } from '../events/event-names.ts'
import type { HookOf, Listen, ListenerResult, NameIn, PostType } from './handler.ts'

/**
 * A bot that has been given dialects, beside those that it had: their actions are methods, their
 * events have names.
 */
export type Speaking<B, Dialects extends readonly Dialect[]> = Spoken<
  Known<B> & Combined<Dialects>
> &
  B

type Spoken<All extends object> = MethodsOf<TypesOf<Speaks<All>>> &
  Registering<Speaks<All>> &
  Speaks<All>

type Known<B> = B extends Speaks<infer Dialects> ? Dialects : object

/** The dialects of several values by their names. */
type Combined<Dialects extends readonly Dialect[]> = Dialects extends readonly [
  Speaks<infer First extends object>,
  ...infer Rest extends readonly Dialect[],
]
  ? First & Combined<Rest>
  : object

/**
 * The members of a bot that handlers are registered with, for the events of dialects too. They come
 * before those of the class, whose types stay as fast as they are without a dialect.
 */
export interface Registering<Speaker> {
  /** As `on` of a bot without a dialect, for the events of the dialects too. */
  on<
    const Names extends readonly AnyEventName<Speaker>[],
    Return extends ListenerResult<EventOf<Names[number], Speaker>>,
  >(
    ...args: [...names: Names, handler: Listen<Names[number], Return, Speaker>]
  ): () => void
  /** Takes a handler or hook off the names. */
  off(...args: [...names: AnyEventName<Speaker>[], listener: (...args: never[]) => unknown]): void
  /** As `on('message.…')`, or all messages. */
  onMessage: OnDetail<'message', Speaker>
  /** As `on('notice.…')`, or all notices. */
  onNotice: OnDetail<'notice', Speaker>
  /** As `on('request.…')`, or all requests. */
  onRequest: OnDetail<'request', Speaker>
  /** As `on('meta_event.…')`, or all meta events. */
  onMetaEvent: OnDetail<'meta_event', Speaker>
  /** As `before` of a bot without a dialect, for the events of the dialects too. */
  before<const Names extends readonly AnyEventName<Speaker>[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<Names[number], Speaker>, Speaker>]
  ): () => void
  /** As `before('message.…')`. */
  beforeMessage: BeforeDetail<'message', Speaker>
  /** As `before('notice.…')`. */
  beforeNotice: BeforeDetail<'notice', Speaker>
  /** As `before('request.…')`. */
  beforeRequest: BeforeDetail<'request', Speaker>
  /** As `before('meta_event.…')`. */
  beforeMetaEvent: BeforeDetail<'meta_event', Speaker>
}

type OnDetail<Post extends PostType, Speaker> = <
  const Names extends readonly DetailName<Post, Speaker>[],
  Return extends ListenerResult<EventOf<NameIn<Post, Names, Speaker>, Speaker>>,
>(
  ...args: [...names: Names, handler: Listen<NameIn<Post, Names, Speaker>, Return, Speaker>]
) => () => void

type BeforeDetail<Post extends PostType, Speaker> = <
  const Names extends readonly DetailName<Post, Speaker>[],
>(
  ...args: [...names: Names, hook: HookOf<EventOf<NameIn<Post, Names, Speaker>, Speaker>, Speaker>]
) => () => void
