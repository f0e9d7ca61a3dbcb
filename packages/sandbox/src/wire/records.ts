import type { ChatMessage } from '../account/chat-message.ts'
import type { OperationStep } from '../actions/quick-operation.ts'
import type { JsonObject } from '../json.ts'
import type { AppliedRule } from '../profiles/applied-rule.ts'
import type { ProfileName } from '../profiles/profile.ts'

/** A request as it was sent or received; tokens in it are replaced by `***`. */
export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A response as it was received or sent. */
export interface RecordedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One time that an event was posted. Durations are in milliseconds. */
export interface Attempt {
  readonly request: RecordedRequest
  /** Undefined when none came. */
  response?: RecordedResponse
  /** Why no response came: an error code such as `ECONNREFUSED`, or `TIMEOUT`. */
  error?: string
  /**
   * The socket that it went over, by its id in `journal.sockets`; undefined over HTTP. Over a socket
   * no response comes.
   */
  readonly socket?: number
  /** The injected faults. */
  readonly faults: readonly string[]
  /** In milliseconds since 1970. */
  readonly startedAt: number
  duration: number
}

/** An event, how it was posted, and what came of it. */
export interface Exchange {
  /** 1, 2, 3, …; it goes on when the profile is switched. */
  readonly id: number
  /** The implementation that posted it. */
  readonly profile: ProfileName
  /** The dotted name, such as `message.private.friend`. */
  readonly name: string
  readonly event: JsonObject
  /** The bytes that were posted, as text. */
  readonly body: string
  readonly attempts: Attempt[]
  /** The status of the response that counted; undefined when none came. */
  status?: number
  /** The body of the response that counted. */
  responseBody?: string
  /** The quick operation that the implementation read out of it. */
  operation?: JsonObject
  /** What became of its fields. */
  readonly steps: OperationStep[]
  /** The calls of the API that belong to it, as far as can be told; some may come after its end. */
  readonly calls: ApiCall[]
  /** What the bot sent for it, by the API and by quick operation; some may come after its end. */
  readonly sent: ChatMessage[]
  readonly rules: AppliedRule[]
  /** What the implementation would have written into its log. */
  readonly logs: string[]
  /** In milliseconds since 1970. */
  readonly startedAt: number
  /** In milliseconds; undefined while it is under way. */
  duration?: number
  /**
   * Whether the bot is still at work after its response. Known for a bot in this process; else it is
   * so if the response was late and empty, until the bot has been silent for a while.
   */
  working?: boolean
}

/** A call of the API. */
export interface ApiCall {
  /** 1, 2, 3, …; it goes on when the profile is switched. */
  readonly id: number
  /** The action as it was called, with its suffix; `''` when the request named none. */
  readonly action: string
  readonly params: JsonObject
  /** The socket that it came over, by its id in `journal.sockets`; undefined over HTTP. */
  readonly socket?: number
  /** Over a socket the method is `WEBSOCKET`, and the body the frame. */
  readonly request: RecordedRequest
  /**
   * Undefined while it is under way, and when none was sent. Over a socket it has the status 200, and
   * the frame as its body.
   */
  response?: RecordedResponse
  /** Whether the action was carried out. */
  done: boolean
  /** Why there is no response: `hang` or `drop`. */
  unanswered?: string
  readonly faults: readonly string[]
  readonly rules: AppliedRule[]
  /** In milliseconds since 1970. */
  readonly startedAt: number
  /** In milliseconds; undefined while it is under way. */
  duration?: number
}
