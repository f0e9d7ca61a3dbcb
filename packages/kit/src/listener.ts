import type { HandlerContext, HandlerResult, MessageEvent } from '@cqhttp/core'

/** A handler of messages that is also told what combinators around it found. */
export type FoundListener<
  Event extends MessageEvent,
  Found extends readonly unknown[] = [],
  Return = unknown,
> = (event: Event, context: HandlerContext, ...found: Found) => Return

/** What a handler of any message may return. */
export type Result = HandlerResult<MessageEvent>
