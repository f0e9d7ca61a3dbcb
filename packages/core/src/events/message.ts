import type { Id } from '../base/id.ts'
import type { Segment } from '../message/segment.ts'
import type { EventBase } from './event-base.ts'

/** The message types, each with its sub types. */
export const messageTypes = {
  private: ['friend', 'group', 'discuss', 'other'],
  group: ['normal', 'anonymous', 'notice'],
  discuss: [],
} as const

/** What every message has. */
interface MessageFields extends EventBase {
  post_type: 'message'
  /** A signed 32-bit number, often negative, where the ids are QQ's own. */
  message_id: Id
  /** Who sent it; for an anonymous message a stand-in. */
  user_id: Id
  /** The content: always a segment array, whatever the implementation sent. */
  message: Segment[]
  /** The content as CQ code; its form differs between implementations, so read `message`. */
  raw_message: string
  /** Without meaning today. */
  font: number
  /**
   * The number of the message in its chat, outside the standard.
   *
   * In NapCat it equals `message_id`, in Gensokyo it is 0; missing in cqhttp, Lagrange, onebots and
   * private messages of go-cqhttp.
   */
  message_seq?: number
}

/**
 * A message in a private chat.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#私聊消息
 */
export interface PrivateMessageEvent extends MessageFields {
  message_type: 'private'
  /** `group` and `discuss` (CQHTTP 4 only) are temporary chats that began in a group. */
  sub_type: 'friend' | 'group' | 'discuss' | 'other'
  /** Who sent it, in more detail. */
  sender: PrivateSender
  /**
   * The group that a temporary chat came from, in NapCat only; others have `sender.group_id`.
   *
   * It says nothing about the kind of chat: tell private from group by `message_type`.
   */
  group_id?: Id
  /**
   * Whom the message went to (go-cqhttp, Lagrange), or the other side of the chat whoever wrote
   * (NapCat); outside the standard.
   */
  target_id?: Id
  /** Where a temporary chat came from, 0 for a group; in go-cqhttp, NapCat and LLBot. */
  temp_source?: number
  /** Never there; declared so that it can be asked for in any message. */
  anonymous?: undefined
}

/**
 * A message in a group.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#群消息
 */
export interface GroupMessageEvent extends MessageFields {
  message_type: 'group'
  /** `notice` is a hint of the system, such as that anonymous chat is now forbidden. */
  sub_type: 'normal' | 'anonymous' | 'notice'
  /** Where it was sent; missing in onebots for a direct message, which it reports as `group`. */
  group_id: Id
  /** Who hides behind an anonymous message; else null, or missing (NapCat, LLBot, onebots). */
  anonymous?: Anonymous | null
  /** Who sent it, in more detail. */
  sender: GroupSender
  /** Never there; declared so that it can be asked for in any message. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any message. */
  temp_source?: undefined
}

/**
 * A message in a discussion group, which only CQHTTP 4 has.
 *
 * @see https://github.com/richardchien/coolq-http-api/blob/master/docs/4.15/Post.md#讨论组消息
 */
export interface DiscussMessageEvent extends MessageFields {
  message_type: 'discuss'
  /** Never there; declared so that it can be asked for in any message. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any message. */
  group_id?: undefined
  /** Never there; declared so that it can be asked for in any message. */
  anonymous?: undefined
  /** Never there; declared so that it can be asked for in any message. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any message. */
  temp_source?: undefined
  /** The discussion group it was sent to. */
  discuss_id: Id
  /** Who sent it, in more detail. */
  sender: PrivateSender
}

/** Any message event; `message_type` tells which. */
export type MessageEvent = PrivateMessageEvent | GroupMessageEvent | DiscussMessageEvent

/**
 * What the implementation knows of a sender; it may be out of date.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#私聊消息
 */
export interface PrivateSender {
  /** The same as `user_id` of the event, which is the one to rely on. */
  user_id: Id
  /** The name that the user chose. */
  nickname: string
  /** Missing in NapCat, LLBot and onebots; go-cqhttp and Lagrange often say `unknown`. */
  sex?: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known; missing in NapCat, LLBot and onebots, in Lagrange in private. */
  age?: number
  /** The name in the group; in private chats NapCat alone has it, and empty. */
  card?: string
  /** The group that a temporary chat came from, in go-cqhttp and LLBot. */
  group_id?: Id
  /** Never there; declared so that it can be asked for in the sender of any message. */
  role?: undefined
  /** Never there; declared so that it can be asked for in the sender of any message. */
  area?: undefined
  /** Never there; declared so that it can be asked for in the sender of any message. */
  level?: undefined
  /** Never there; declared so that it can be asked for in the sender of any message. */
  title?: undefined
}

/**
 * What the implementation knows of a member who sent a message; nothing to go by when anonymous.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#群消息
 */
export interface GroupSender extends Omit<
  PrivateSender,
  'group_id' | 'card' | 'role' | 'area' | 'level' | 'title'
> {
  /** The name in this group, `''` for none; missing in anonymous messages and in onebots. */
  card?: string
  /** The place in the user's profile; missing in NapCat, LLBot and onebots. */
  area?: string
  /** The member's level, a number as text; missing in NapCat and onebots. */
  level?: string
  /** Missing in anonymous messages, in onebots, and in NapCat when it does not find the member. */
  role?: 'owner' | 'admin' | 'member'
  /** A special title, `''` for none; missing in NapCat and onebots. */
  title?: string
  /** Never there; declared so that it can be asked for in the sender of any message. */
  group_id?: undefined
}

/**
 * The mask of an anonymous sender.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/message.md#群消息
 */
export interface Anonymous {
  /** Of the mask, not of the user. */
  id: Id
  /** The name that the group sees. */
  name: string
  /** What `set_group_anonymous_ban` takes. */
  flag: string
}
