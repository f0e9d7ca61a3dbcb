import type { Id } from '../base/id.ts'
import type { EventBase } from './event-base.ts'

/** The request types, each with its sub types. */
export const requestTypes = {
  friend: [],
  group: ['add', 'invite'],
} as const

/** What every request has. */
interface RequestFields extends EventBase {
  post_type: 'request'
  /** Who asks. */
  user_id: Id
  /** What the user wrote, in cqhttp with CQ code; null in Lagrange when there is nothing. */
  comment: string | null
  /** What the action that answers the request takes; its form is the implementation's affair. */
  flag: string
}

/**
 * Somebody wants to be a friend; answered by `approve` or by `set_friend_add_request`.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/request.md#加好友请求
 */
export interface FriendRequest extends RequestFields {
  request_type: 'friend'
  /** Never there; declared so that it can be asked for in any request. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any request. */
  group_id?: undefined
  /** Never there; declared so that it can be asked for in any request. */
  invitor_id?: undefined
}

/**
 * Somebody wants to join a group, or wants the bot to; answered by `approve` or by
 * `set_group_add_request`.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/request.md#加群请求邀请
 */
export interface GroupRequest extends RequestFields {
  request_type: 'group'
  /** `invite` when the bot is invited. Missing in onebots. */
  sub_type?: 'add' | 'invite'
  /** Which group it is about. */
  group_id: Id
  /** The member who invited the user, 0 for none; in go-cqhttp, LLBot and Lagrange. */
  invitor_id?: Id
}

/** Any request event; `request_type` tells which. */
export type RequestEvent = FriendRequest | GroupRequest
