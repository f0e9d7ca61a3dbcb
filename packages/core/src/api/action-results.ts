import type { GroupSender, PrivateSender } from '../events/message.ts'
import type { Id } from '../base/id.ts'
import type { ReceivedNode, Segment } from '../message/segment.ts'

// What an implementation in use leaves out is optional here, though the standard has it; the usual
// fields outside the standard are here as well, and optional too.

/** The id of a message that was sent. */
export interface MessageIdResult {
  /** Possibly negative in go-cqhttp, LLBot and Lagrange. */
  message_id: Id
  /** What `get_forward_msg` takes, when nodes were sent; in NapCat. */
  res_id?: string
  /** As `res_id`; in go-cqhttp, NapCat, LLBot and Lagrange. */
  forward_id?: string
}

/** A message that was read back. */
export type MessageInfo = PrivateMessageInfo | GroupMessageInfo

interface MessageInfoFields {
  /** When it was sent, in seconds since 1970. */
  time: number
  message_id: Id
  /** The message's id in QQ; LLBot may leave it out. */
  real_id?: Id
  /** Always segments, also where the implementation answers CQ code. */
  message: Segment[]
  /** Who sent it; outside the standard, in NapCat and LLBot. The standard has `sender.user_id`. */
  user_id?: Id
  /** The account that read it; in NapCat and LLBot. */
  self_id?: Id
  /** As in the event of the message; in NapCat and LLBot. */
  sub_type?: string
  /** The content as CQ code; in NapCat and LLBot. */
  raw_message?: string
  /** The number of the message in its chat; in go-cqhttp, NapCat and LLBot. */
  message_seq?: Id
}

/** A private message that was read back. */
export interface PrivateMessageInfo extends MessageInfoFields {
  message_type: 'private'
  sender: PrivateSender
  /** The group that a temporary chat came from, in NapCat. */
  group_id?: Id
}

/** A group message that was read back. */
export interface GroupMessageInfo extends MessageInfoFields {
  message_type: 'group'
  /** In go-cqhttp the id and the nickname only. */
  sender: GroupSender
  /** Not in the standard; Lagrange and onebots leave it out. */
  group_id?: Id
}

/** A merged-forward record. */
export interface ForwardMessage {
  /** Its messages, in the standard's shape whatever the implementation answers. */
  message: ReceivedNode[]
}

/** The account that is logged in. */
export interface LoginInfo {
  user_id: Id
  nickname: string
}

/** The profile of a user. */
export interface StrangerInfo {
  user_id: Id
  nickname: string
  /** LLBot may leave it out. */
  sex?: 'male' | 'female' | 'unknown'
  /** In years; LLBot may leave it out. */
  age?: number
  /** The level of the account; in go-cqhttp, NapCat, LLBot and Lagrange. */
  level?: number
  /** The name in the address of the profile; in go-cqhttp, NapCat and LLBot. */
  qid?: string
}

/** A friend. */
export interface FriendInfo {
  user_id: Id
  nickname: string
  /** The bot's own name for the friend; NapCat and LLBot may leave it out. */
  remark?: string
}

/** A group. */
export interface GroupInfo {
  group_id: Id
  group_name: string
  /** NapCat may leave it out. */
  member_count?: number
  /** NapCat may leave it out. */
  max_member_count?: number
}

/** A member of a group; NapCat may leave out every optional field. */
export interface GroupMemberInfo {
  group_id: Id
  user_id: Id
  nickname: string
  /** The name in the group, `''` if none; Lagrange may leave it out. */
  card?: string
  sex?: 'male' | 'female' | 'unknown'
  /** In years; in go-cqhttp always 0. */
  age?: number
  /** In go-cqhttp always `''`. */
  area?: string
  /** In seconds since 1970. */
  join_time?: number
  /** In seconds since 1970. */
  last_sent_time?: number
  /** A number as text. */
  level?: string
  role?: 'owner' | 'admin' | 'member'
  /** Whether the member has a bad record; in go-cqhttp always `false`. */
  unfriendly?: boolean
  /** The special title; Lagrange may leave it out. */
  title?: string
  /** In seconds since 1970; in go-cqhttp always 0. */
  title_expire_time?: number
  /** Whether the bot may change the card; in go-cqhttp always `false`. */
  card_changeable?: boolean
}

/** The honours of a group: those that were asked for. */
export interface GroupHonorInfo {
  group_id: Id
  current_talkative?: {
    user_id: Id
    nickname: string
    /** The URL of the picture. */
    avatar: string
    /** For how many days. */
    day_count: number
  }
  talkative_list?: GroupHonor[]
  performer_list?: GroupHonor[]
  legend_list?: GroupHonor[]
  strong_newbie_list?: GroupHonor[]
  emotion_list?: GroupHonor[]
}

/** A member who holds an honour. */
export interface GroupHonor {
  user_id: Id
  nickname: string
  /** The URL of the picture. */
  avatar: string
  description: string
}

/** Cookies of the account for a site. */
export interface Cookies {
  cookies: string
}

/** The token against cross-site requests, called bkn in QQ. */
export interface CsrfToken {
  token: number
}

/** Cookies and token together. */
export interface Credentials extends Cookies {
  /** NapCat calls it `token`. */
  csrf_token?: number
}

/** A received file. */
export interface FileInfo {
  /** Its path on the implementation's machine; NapCat and LLBot may leave it out. */
  file?: string
  /** Where it can be fetched; outside the standard, in go-cqhttp, NapCat and LLBot. */
  url?: string
  /** Its name; in NapCat and LLBot. */
  file_name?: string
  /** In bytes; in NapCat and LLBot. */
  file_size?: string
  /** Its content, where the implementation is told to send it; in NapCat and LLBot. */
  base64?: string
  /** Its name; in go-cqhttp. */
  filename?: string
  /** In bytes; in go-cqhttp. */
  size?: number
}

/** Whether something is possible. */
export interface Capability {
  yes: boolean
}

/** How the implementation is. */
export interface StatusInfo {
  /** Whether QQ is online; `null` when it cannot be told. */
  online: boolean | null
  /** Whether everything works, QQ being online included. */
  good: boolean
}

/** Which implementation this is. */
export interface VersionInfo {
  /** Such as `NapCat.Onebot`, `LLOneBot`, `Lagrange.OneBot` or `go-cqhttp`; CQHTTP 4 has none. */
  app_name?: string
  /** CQHTTP 4 has `plugin_version` in its stead. */
  app_version?: string
  /** `v11`; CQHTTP 4 has none. */
  protocol_version?: string
}
