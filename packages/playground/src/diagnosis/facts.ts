import type { ApiCall, Exchange, FrameRecord, SocketRecord } from '@cqhttp/sandbox'

/** What is known of a bot and of the implementation that it is connected to. */
export interface SessionFacts {
  /** Where events go; undefined when nowhere. */
  readonly postUrl?: string
  /** Whether something listens there; undefined if nobody has looked yet. */
  readonly reachable?: boolean
  /** Whether a socket for events is open, whoever has dialled. */
  readonly connected?: boolean
  /** Whether events are signed. */
  readonly signed: boolean
  /** The address of the API that the bot calls. */
  readonly apiRoot: string
  /** Whether the API asks for a token. */
  readonly guarded: boolean
  /** What is known of a bot whose output is at hand. */
  readonly bot?: BotFacts
}

/** What a bot has printed. */
interface BotFacts {
  /** The latest lines that tell of an error, with their times in milliseconds since 1970. */
  readonly errors: readonly { readonly text: string; readonly time: number }[]
}

/** What is known of an event that was posted. */
export type ExchangeFacts = Pick<
  Exchange,
  | 'profile'
  | 'name'
  | 'attempts'
  | 'status'
  | 'responseBody'
  | 'operation'
  | 'steps'
  | 'rules'
  | 'duration'
  | 'startedAt'
  | 'working'
>

/** What is known of a call of the API. */
export type CallFacts = Pick<
  ApiCall,
  'action' | 'response' | 'done' | 'unanswered' | 'faults' | 'rules'
>

/** What is known of a socket between bot and implementation, also of one that never opened. */
export type SocketFacts = Pick<
  SocketRecord,
  | 'profile'
  | 'direction'
  | 'role'
  | 'request'
  | 'response'
  | 'error'
  | 'startedAt'
  | 'openedAt'
  | 'closedAt'
  | 'code'
  | 'reason'
  | 'isCut'
>

/** What is known of a frame; `sandbox` stands for the implementation. */
export type FrameFacts = Pick<FrameRecord, 'from' | 'text'>
