import type { Message } from '../message/segment.ts'

/**
 * What a handler of private messages may return.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#私聊消息
 */
export interface PrivateMessageOperation {
  /**
   * The answer to send; without content, such as `''`, there is none. A string is text, unless
   * `auto_escape` or the bot's option `autoEscape` is false. Nodes go as an action where there is an
   * API, since NapCat drops them here.
   */
  reply?: Message | undefined
  /** Whether a string in `reply` is text (true) or CQ code (false); default: the bot's option. */
  auto_escape?: boolean | undefined
}

/**
 * What a handler of discuss messages may return; only CQHTTP 4 has these.
 *
 * @see https://github.com/richardchien/coolq-http-api/blob/master/docs/4.15/Post.md#讨论组消息
 */
export interface DiscussMessageOperation extends PrivateMessageOperation {
  /**
   * Whether the reply begins by mentioning the sender; default false, and always sent, since the
   * implementations in use take absence as false although the standard says true.
   */
  at_sender?: boolean | undefined
}

/**
 * What a handler of group messages may return.
 *
 * NapCat ignores all but the reply: call the actions instead (`delete_msg`, `set_group_kick`,
 * `set_group_ban`).
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#群消息
 */
export interface GroupMessageOperation extends DiscussMessageOperation {
  /** Whether to recall the message. */
  delete?: boolean | undefined
  /** Whether to remove the sender from the group. */
  kick?: boolean | undefined
  /** Whether to refuse a removed sender for good; only go-cqhttp does it. */
  reject_add_request?: boolean | undefined
  /** Whether to mute the sender, for `ban_duration`. */
  ban?: boolean | undefined
  /** In seconds; default 1800, and LLBot takes 0 for 1800. */
  ban_duration?: number | undefined
}

/**
 * What a handler of friend requests may return.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/request.md#加好友请求
 */
export interface FriendRequestOperation {
  /** Whether to accept; left out, the request stays open. */
  approve?: boolean | undefined
  /** The name to keep the new friend under; go-cqhttp and NapCat ignore it. */
  remark?: string | undefined
}

/**
 * What a handler of group requests and invitations may return.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/request.md#加群请求邀请
 */
export interface GroupRequestOperation {
  /** Whether to accept; left out, the request stays open. */
  approve?: boolean | undefined
  /** Why not, when `approve` is false. */
  reason?: string | undefined
}

/**
 * What the implementation does on return of an event; all fields may be left out.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/hidden.md
 */
export type QuickOperation =
  | PrivateMessageOperation
  | GroupMessageOperation
  | DiscussMessageOperation
  | FriendRequestOperation
  | GroupRequestOperation

/**
 * The quick operation that an event allows: none for notices and meta events, an unchecked one for
 * events outside the standard.
 */
export type QuickOperationOf<E> = E extends { post_type: 'message'; message_type: 'private' }
  ? PrivateMessageOperation
  : E extends { post_type: 'message'; message_type: 'group' }
    ? GroupMessageOperation
    : E extends { post_type: 'message'; message_type: 'discuss' }
      ? DiscussMessageOperation
      : E extends { post_type: 'request'; request_type: 'friend' }
        ? FriendRequestOperation
        : E extends { post_type: 'request'; request_type: 'group' }
          ? GroupRequestOperation
          : E extends { post_type: 'notice' | 'meta_event' }
            ? never
            : Record<string, unknown>

/** What a handler of `E` may return: a quick operation, or nothing. */
// `void`, so that a handler may lack a `return`, or some paths of it.
export type HandlerResult<E> = QuickOperationOf<E> | null | undefined | void

type KeyOf<T> = T extends unknown ? keyof T : never

/**
 * Makes an unknown field of a handler's result `R` a compile error, which the compiler by itself
 * does not do for a type it inferred. To be used as `R & ExactResult<R, E>`.
 */
export type ExactResult<R, E> = R extends object ? Forbid<R, UnknownKey<R, E>> : R

type UnknownKey<R, E> = Exclude<keyof R, KeyOf<QuickOperationOf<E>>>

// Not `{}` where there is no such key: that would switch off the compiler's own checks.
type Forbid<R, Key extends PropertyKey> = [Key] extends [never] ? R : { [K in Key]: never }
