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
>

/** What is known of a call of the API. */
export type CallFacts = Pick<ApiCall, 'action' | 'response' | 'done' | 'unanswered' | 'faults'>
