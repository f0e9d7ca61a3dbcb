import type { Id } from '../base/id.ts'
import type { EventBase } from './event-base.ts'

/** The notice types, each with its sub types. */
export const noticeTypes = {
  group_upload: [],
  group_admin: ['set', 'unset'],
  group_decrease: ['leave', 'kick', 'kick_me'],
  group_increase: ['approve', 'invite'],
  group_ban: ['ban', 'lift_ban'],
  friend_add: [],
  group_recall: [],
  friend_recall: [],
  notify: ['poke', 'lucky_king', 'honor'],
} as const

/** What every notice has. */
interface NoticeFields extends EventBase {
  post_type: 'notice'
}

interface GroupNoticeFields extends NoticeFields {
  /** Where it happened. */
  group_id: Id
}

/**
 * A member uploaded a file to a group; go-cqhttp and LLBot report the upload as a message too.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群文件上传
 */
export interface GroupUploadNotice extends GroupNoticeFields {
  notice_type: 'group_upload'
  /** Who uploaded it. */
  user_id: Id
  /** What was uploaded. */
  file: UploadedFile
  /** Never there; declared so that it can be asked for in any notice. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A file in a group.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群文件上传
 */
export interface UploadedFile {
  /** What the file actions of the implementation take. */
  id: string
  /** With its extension. */
  name: string
  /** In bytes. */
  size: number
  /** A number that file actions want back; 0 in Lagrange. */
  busid: number
  /** Where to download it, outside the standard; in go-cqhttp and Lagrange. */
  url?: string
}

/**
 * A member of a group was made or unmade an administrator.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群管理员变动
 */
export interface GroupAdminNotice extends GroupNoticeFields {
  notice_type: 'group_admin'
  /** Which of the two; missing in onebots. */
  sub_type?: 'set' | 'unset'
  /** The administrator. */
  user_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A member left a group.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群成员减少
 */
export interface GroupDecreaseNotice extends GroupNoticeFields {
  notice_type: 'group_decrease'
  /**
   * `kick_me` when it was the bot. Missing in onebots; NapCat and Lagrange also send `disband`,
   * for which register `custom('notice.group_decrease.disband')`.
   */
  sub_type?: 'leave' | 'kick' | 'kick_me'
  /** Who removed the member, or the member itself; onebots may leave it out. */
  operator_id?: Id
  /** Who left. */
  user_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * Somebody joined a group.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群成员增加
 */
export interface GroupIncreaseNotice extends GroupNoticeFields {
  notice_type: 'group_increase'
  /** Always `approve` in go-cqhttp; missing in onebots. */
  sub_type?: 'approve' | 'invite'
  /** Who let the member in; 0 in go-cqhttp, onebots may leave it out. */
  operator_id?: Id
  /** Who joined. */
  user_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A member, or the whole group, was muted or may speak again.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群禁言
 */
export interface GroupBanNotice extends GroupNoticeFields {
  notice_type: 'group_ban'
  /** Which of the two; missing in onebots. */
  sub_type?: 'ban' | 'lift_ban'
  /** Who did it; onebots may leave it out. */
  operator_id?: Id
  /** Who was muted, 0 for the whole group. */
  user_id: Id
  /** In seconds; for the whole group -1 or, in go-cqhttp, some large number. */
  duration: number
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * Somebody became a friend; Lagrange sends it already when the request arrives.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#好友添加
 */
export interface FriendAddNotice extends NoticeFields {
  notice_type: 'friend_add'
  /** The new friend. */
  user_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  group_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A message in a group was recalled.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群消息撤回
 */
export interface GroupRecallNotice extends GroupNoticeFields {
  notice_type: 'group_recall'
  /** Who had sent the message. */
  user_id: Id
  /** Who recalled it; onebots may leave it out. */
  operator_id?: Id
  /** The message that is gone. */
  message_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
}

/**
 * A message in a private chat was recalled.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#好友消息撤回
 */
export interface FriendRecallNotice extends NoticeFields {
  notice_type: 'friend_recall'
  /** Who had sent the message. */
  user_id: Id
  /** The message that is gone. */
  message_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  sub_type?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  group_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
}

/**
 * Somebody poked somebody.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群内戳一戳
 */
export interface PokeNotice extends NoticeFields {
  notice_type: 'notify'
  sub_type: 'poke'
  /** Where it happened; missing in a private chat. */
  group_id?: Id
  /** Who poked. */
  user_id: Id
  /** Who was poked. */
  target_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A red packet in a group was emptied, and somebody drew the largest share.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群红包运气王
 */
export interface LuckyKingNotice extends GroupNoticeFields {
  notice_type: 'notify'
  sub_type: 'lucky_king'
  /** Who had sent the red packet. */
  user_id: Id
  /** Who drew the largest share. */
  target_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/**
 * A member of a group won an honor.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/notice.md#群成员荣誉变更
 */
export interface HonorNotice extends GroupNoticeFields {
  notice_type: 'notify'
  sub_type: 'honor'
  /** `legend`, `strong_newbie` and `ERROR` come from go-cqhttp only. */
  honor_type: 'talkative' | 'performer' | 'emotion' | 'legend' | 'strong_newbie' | 'ERROR'
  /** The winner. */
  user_id: Id
  /** Never there; declared so that it can be asked for in any notice. */
  operator_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  target_id?: undefined
  /** Never there; declared so that it can be asked for in any notice. */
  message_id?: undefined
}

/** Any notice event; `notice_type` tells which, for `notify` together with `sub_type`. */
export type NoticeEvent =
  | GroupUploadNotice
  | GroupAdminNotice
  | GroupDecreaseNotice
  | GroupIncreaseNotice
  | GroupBanNotice
  | FriendAddNotice
  | GroupRecallNotice
  | FriendRecallNotice
  | PokeNotice
  | LuckyKingNotice
  | HonorNotice
