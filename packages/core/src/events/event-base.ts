import type { Id } from '../base/id.ts'

/**
 * What every event has.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/README.md
 */
export interface EventBase {
  /** When it happened, in seconds since 1970. */
  time: number
  /** The account that received it. */
  self_id: Id
  /** The kind of event: `message`, `notice`, `request`, `meta_event`, or one outside the standard. */
  post_type: string
}
