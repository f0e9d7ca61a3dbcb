import type { Segment } from '@cqhttp/core'
import type { JsonObject } from '../json.ts'
import type { ProfileName } from '../profiles/profile.ts'

/** A rule of the profile that made a difference. */
export interface AppliedRule {
  /** Such as `response.ignored`: stable, to be looked up and translated. */
  readonly rule: string
  /** What it did, in English. */
  readonly detail: string
}

/** Writes down which rule of the profile applied. */
export type Note = (rule: string, detail: string) => void

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
  /** The injected faults. */
  readonly faults: readonly string[]
  /** In milliseconds since 1970. */
  readonly startedAt: number
  duration: number
}

/** What became of one field of a quick operation. */
export interface OperationStep {
  readonly field: string
  readonly outcome: 'done' | 'ignored' | 'failed'
  /** Why not. */
  readonly reason?: string
}

/** A message in a chat, as the front shows it. */
export interface ChatMessage {
  /** Its `message_id`. */
  readonly id: number
  /** Its number in the world, which stays when the profile, and with it the id, changes. */
  readonly number: number
  /** In seconds since 1970. */
  readonly time: number
  /** Who sent it. */
  readonly userId: number
  /** The group it was sent in; undefined in private. */
  readonly groupId?: number
  /** Whom it was sent to in private. */
  readonly to?: number
  readonly message: readonly Segment[]
  /** Its text, without other segments. */
  readonly text: string
  /** How it came about: by a person, by the API, or by a quick operation. */
  readonly via: 'person' | 'api' | 'operation'
  readonly anonymous: boolean
  /** Whether it was taken back since. */
  readonly recalled: boolean
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
  /** The calls of the API while it was under way. */
  readonly calls: ApiCall[]
  /** What the bot sent while it was under way, by the API and by quick operation. */
  readonly sent: ChatMessage[]
  readonly rules: AppliedRule[]
  /** What the implementation would have written into its log. */
  readonly logs: string[]
  /** In milliseconds since 1970. */
  readonly startedAt: number
  /** In milliseconds; undefined while it is under way. */
  duration?: number
}

/** A call of the API. */
export interface ApiCall {
  /** 1, 2, 3, …; it goes on when the profile is switched. */
  readonly id: number
  /** The action as it was called, with its suffix; `''` when the request named none. */
  readonly action: string
  readonly params: JsonObject
  readonly request: RecordedRequest
  /** Undefined while it is under way, and when none was sent. */
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
