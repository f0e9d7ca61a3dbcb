import type { ApiCall, Exchange } from '@cqhttp/sandbox'

/** What is known of a bot and of the implementation that it is connected to. */
export interface SessionFacts {
  /** Where events go; undefined when nowhere. */
  readonly postUrl?: string
  /** Whether something listens there; undefined if nobody has looked yet. */
  readonly reachable?: boolean
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
