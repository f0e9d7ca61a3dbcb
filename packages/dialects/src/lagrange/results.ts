// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { GroupSender, Id } from '@cqhttp/core'
import type { LagrangeSegment } from './segments.ts'
import type { LagrangeMessageEvent } from './events.ts'

/** Given by `get_group_member_list`, `get_group_member_info`. */
export interface GroupMember {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  nickname: string
  /** The name in the group, `''` for none. */
  card?: string
  sex: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known. */
  age: number
  area: string
  /** In seconds since 1970. */
  join_time: number
  /** In seconds since 1970. */
  last_sent_time: number
  /** The level. */
  level: string
  role: 'owner' | 'admin' | 'member'
  unfriendly: boolean
  /** The title. */
  title?: string
  /** In seconds since 1970, 0 for never. */
  title_expire_time: number
  card_changeable: boolean
}

/** Given by `get_friend_list`. */
export interface FriendProfile {
  /** The user. */
  user_id: Id
  q_id?: string
  nickname: string
  /** The account's own name for it. */
  remark: string
  group?: {
    /** The group. */
    group_id: Id
    /** The name of the group. */
    group_name: string
  }
}

/** Given by `get_group_list`, `get_group_info`. */
export interface GroupProfile {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** How many members there are. */
  member_count: number
  /** How many members there may be. */
  max_member_count: number
}

/** Given by `get_version_info`. */
export interface GetVersionInfoResult {
  app_name: string
  app_version: string
  protocol_version: string
  nt_protocol: string
}

/** Given by `get_status`. */
export interface GetStatusResult {
  app_initialized: boolean
  app_enabled: boolean
  plugins_good: boolean
  app_good: boolean
  /** Whether the account is online. */
  online: boolean
  /** Whether everything works. */
  good: boolean
  /** In bytes. */
  memory: number
}

/** Given by `get_stranger_info`. */
export interface UserProfile {
  /** The user. */
  user_id: Id
  /** The URL of the picture. */
  avatar: string
  q_id?: string
  nickname: string
  sign: string
  sex: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known. */
  age: number
  /** The level. */
  level: number
  /** How it is. */
  status: {
    status_id: number
    face_id?: number
    /** What it says. */
    message?: string
  }
  RegisterTime: string
  Business: {
    type: number
    name?: string
    /** The level. */
    level: number
    icon?: string
    ispro: number
    isyear: number
  }[]
}

/** Given by `_get_group_notice`. */
export interface GroupAnnouncement {
  /** What deleting it takes. */
  notice_id: string
  /** Who had sent the message. */
  sender_id: Id
  /** In seconds since 1970. */
  publish_time: number
  /** What it says. */
  message: {
    text: string
    images: {
      id: string
      /** In pixels. */
      height: string
      /** In pixels. */
      width: string
    }[]
  }
}

/** Given by `get_group_honor_info`. */
export interface LagrangeGetGroupHonorInfoResult {
  /** The group. */
  group_id: Id
  current_talkative?: Record<string, unknown>
  talkative_list?: Record<string, unknown>[]
  performer_list?: Record<string, unknown>[]
  legend_list?: Record<string, unknown>[]
  strong_newbie_list?: Record<string, unknown>[]
  emotion_list?: Record<string, unknown>[]
}

/** Given by `get_group_root_files`, `get_group_files_by_folder`. */
export interface GroupFolderContent {
  /** The files. */
  files: {
    /** The group. */
    group_id: Id
    /** The file, as file actions take it. */
    file_id: string
    file_name: string
    /** A number that file actions want back. */
    busid: number
    /** In bytes. */
    file_size: number
    /** In seconds since 1970. */
    upload_time: number
    /** When it is deleted, in seconds since 1970; 0 for never. */
    dead_time: number
    /** In seconds since 1970. */
    modify_time: number
    /** How often it was downloaded. */
    download_times: number
    /** Who uploaded it. */
    uploader: number
    uploader_name: string
  }[]
  folders: {
    /** The group. */
    group_id: Id
    folder_id: string
    folder_name: string
    /** In seconds since 1970. */
    create_time: number
    /** Who made it. */
    creator: number
    create_name: string
    /** How many files are in it. */
    total_file_count: number
  }[]
}

/**
 * Given by `move_group_file`, `delete_group_file`, `create_group_file_folder`,
 * `delete_group_file_folder`, `rename_group_file_folder`.
 */
export interface MoveGroupFileResult {
  msg: string
}

/** Given by `get_msg`. */
export interface GetMsgResult {
  /** In seconds since 1970. */
  time: number
  message_type: 'private' | 'group'
  /** The message. */
  message_id: Id
  /** The message's id in QQ; in NapCat that of the message. */
  real_id: Id
  sender: GroupSender
  /** What it says. */
  message: LagrangeSegment[]
}

/** Given by `get_group_msg_history`, `get_friend_msg_history`. */
export interface GetGroupMsgHistoryResult {
  /** The messages, each with its segments. */
  messages: LagrangeMessageEvent[]
}

/** Given by `get_essence_msg_list`. */
export interface EssenceMessage {
  /** Who had sent the message. */
  sender_id: Id
  sender_nick: string
  /** When it was sent, in seconds since 1970. */
  sender_time: number
  /** Who did it. */
  operator_id: Id
  /** The name of who did it. */
  operator_nick: string
  /** When it was put on the list, in seconds since 1970. */
  operator_time: number
  /** The message. */
  message_id: Id
  /** What it says. */
  content: LagrangeSegment[]
}

/** Given by `get_cookies`. */
export interface LagrangeGetCookiesResult {
  /** The cookies, as a header has them. */
  cookies: string
}

/** Given by `get_rkey`. */
export interface MediaKey {
  rkeys: {
    type?: string
    /** The key, as part of a URL. */
    rkey?: string
    /** In seconds since 1970. */
    created_at?: number
    /** How long it is valid, in seconds. */
    ttl?: number
  }[]
}

/** Given by `.send_packet`. */
export interface SendPacketResult {
  sequence: number
  result: string
  retcode: number
  extra?: string
}
