// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { LLBotMessageEvent } from './events.ts'

/** Given by `get_group_album_list`. */
export interface GroupAlbum {
  album_id?: string
  owner?: string
  name?: string
  desc?: string
  /** In seconds since 1970. */
  create_time?: string
  /** In seconds since 1970. */
  modify_time?: string
  last_upload_time?: string
  upload_number?: string
  cover?: {
    type?: number
    image?: {
      name?: Record<string, unknown>
      sloc?: Record<string, unknown>
      lloc?: Record<string, unknown>
      photo_url?: Record<string, unknown>
      default_url?: Record<string, unknown>
      is_gif?: Record<string, unknown>
      has_raw?: Record<string, unknown>
    }
    video?: unknown
    desc?: string
    lbs?: unknown
    /** Who uploaded it. */
    uploader?: string
    batch_id?: string
    /** In seconds since 1970. */
    upload_time?: string
    upload_order?: number
    like?: unknown
    comment?: unknown
    upload_user?: unknown
    ext?: unknown[]
    shoot_time?: string
    link_id?: string
    op_mask?: unknown[]
    lbs_source?: number
  }
  /** Who made it. */
  creator?: {
    uid?: string
    nick?: string
    yellow_info?: unknown
    star_info?: unknown
    is_sweet?: boolean
    is_special?: boolean
    is_super_like?: boolean
    custom_id?: string
    poly_id?: string
    portrait?: string
    can_follow?: number
    isfollowed?: number
    uin?: string
    ditto_uin?: string
  }
  top_flag?: string
  busi_type?: number
  /** How it is. */
  status?: number
  permission?: string | null
  allow_share?: boolean
  is_subscribe?: boolean
  bitmap?: string
  is_share_album?: boolean
  share_album?: string | null
  qz_album_type?: number
  family_album?: string | null
  lover_album?: string | null
  cover_type?: number
  travel_album?: string | null
  visitor_info?: string | null
  default_desc?: string
  op_info?: string | null
  active_album?: string | null
  memory_info?: string | null
  sort_type?: number
}

/** Given by `upload_flash_file`. */
export interface UploadFlashFileResult {
  /** The set of flash files. */
  file_set_id: string
  /** The link that shares it. */
  share_link: string
  /** In seconds since 1970. */
  expire_time: number
  downloads?: {
    name: string
    /** In bytes. */
    size: number
    /** Where it can be fetched. */
    url: string
    expire: number
  }[]
}

/** Given by `get_rkey`. */
export interface MediaKey {
  private_key: string
  group_key: string
  /** In seconds since 1970. */
  expired_time: number
  updated_time: string
}

/** Given by `send_pb`. */
export interface SendPbResult {
  cmd: string
  hex: string
  echo?: string
}

/** Given by `get_config`. */
export interface GetConfigResult {
  milky: {
    enable: boolean
    reportSelfMessage: boolean
    http: {
      host: string
      port: number
      prefix: string
      accessToken: string
    }
    webhook: {
      urls: string[]
      accessToken: string
    }
  }
  satori: {
    enable: boolean
    host: string
    port: number
    /** The token against cross-site requests. */
    token: string
  }
  ob11: {
    enable: boolean
    connect: unknown[]
  }
  webui: {
    enable: boolean
    host: string
    port: number
  }
  email?: {
    enabled: boolean
    smtp: {
      host: string
      port: number
      secure: boolean
      auth: {
        user: string
        pass: string
      }
    }
    from: string
    to: string
  }
  enableLocalFile2Url?: boolean
  log?: boolean
  logLevel?: 'info' | 'debug'
  autoDeleteFile?: boolean
  autoDeleteFileSecond?: number
  ffmpeg?: string
  musicSignUrl?: string
  msgCacheExpire?: number
}

/** Given by `get_group_ignore_add_request`. */
export interface FilteredRequest {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** What the action that answers it takes. */
  flag: string
}

/** Given by `get_friends_with_category`. */
export interface FriendCategory {
  categoryId: number
  categorySortId: number
  categoryName: string
  categoryMbCount: number
  onlineCount: number
  buddyList: FriendProfile[]
}

/** Given by `get_login_info`, `get_friend_list`. */
export interface FriendProfile {
  /** The user. */
  user_id: Id
  nickname: string
  /** The account's own name for it. */
  remark?: string
  sex?: 'male' | 'female' | 'unknown'
  birthday_year?: number
  birthday_month?: number
  birthday_day?: number
  /** In years, 0 when not known. */
  age?: number
  qid?: string
  long_nick?: string
}

/** Given by `get_profile_like`, `get_profile_like_me`. */
export interface GetProfileLikeResult {
  users: unknown[]
  /** Where the next page starts. */
  nextStart: number
}

/** Given by `get_friend_msg_history`, `get_group_msg_history`. */
export interface GetGroupMsgHistoryResult {
  /** The messages, each with its segments. */
  messages: LLBotMessageEvent[]
}

/** Given by `get_group_shut_list`. */
export interface MutedMember {
  uid: string
  uin: string
  nick: string
  cardName: string
  role: number
  /** Until when, in seconds since 1970. */
  shutUpTime: number
  memberRealLevel: number
  memberSpecialTitle: string
  /** In seconds since 1970. */
  joinTime: number
  /** In seconds since 1970. */
  lastSpeakTime: number
}

/** Given by `get_recommend_face`. */
export interface GetRecommendFaceResult {
  /** Where it can be fetched. */
  url: string[]
}

/** Given by `get_doubt_friends_add_request`. */
export interface DubiousRequest {
  /** What the action that answers it takes. */
  flag: string
  uin: string
  nick: string
  source: string
  /** Why. */
  reason: string
  msg: string
  group_code: string
  /** In seconds since 1970. */
  time: string
  type: string
}

/** Given by `get_group_album_media_list`. */
export interface GetGroupAlbumMediaListResult {
  album: GroupAlbum
  media_list: {
    type?: number
    image?: unknown
    video?: unknown
    desc?: string
    lbs?: {
      gps?: Record<string, unknown>
      location?: Record<string, unknown>
      lbsId?: Record<string, unknown>
      address?: Record<string, unknown>
    }
    /** Who uploaded it. */
    uploader?: string
    batch_id?: string
    /** In seconds since 1970. */
    upload_time?: string
    upload_order?: number
    like?: {
      key?: Record<string, unknown>
      num?: Record<string, unknown>
      liked?: Record<string, unknown>
    }
    comment?: {
      num?: Record<string, unknown>
    }
    upload_user?: {
      uid?: Record<string, unknown>
      nick?: Record<string, unknown>
      yellow_info?: unknown
      star_info?: unknown
      is_sweet?: Record<string, unknown>
      is_special?: Record<string, unknown>
      is_super_like?: Record<string, unknown>
      custom_id?: Record<string, unknown>
      poly_id?: Record<string, unknown>
      portrait?: Record<string, unknown>
      can_follow?: Record<string, unknown>
      isfollowed?: Record<string, unknown>
      uin?: Record<string, unknown>
      ditto_uin?: Record<string, unknown>
    }
    ext?: unknown[]
    shoot_time?: string
    link_id?: string
    op_mask?: unknown[]
    lbs_source?: number
  }[]
  /** Where the next page starts. */
  next_attach_info: string
  next_has_more: boolean
}

/** Given by `get_profile_like_count`. */
export interface GetProfileLikeCountResult {
  /** How many. */
  count: number
}

/** Given by `get_group_list`, `get_group_info`. */
export interface GroupProfile {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** The URL of the picture. */
  avatar_url?: string
  group_memo: string
  /** In seconds since 1970. */
  group_create_time: number
  /** How many members there are. */
  member_count: number
  /** How many members there may be. */
  max_member_count: number
  /** The account's own name for the group. */
  remark_name: string
  owner_id: Id
  is_top: boolean
  /** Until when the group is muted, in seconds since 1970; 0 for not. */
  shut_up_all_timestamp: number
  /** Until when the account is muted, in seconds since 1970; 0 for not. */
  shut_up_me_timestamp: number
}

/** Given by `get_group_member_list`, `get_group_member_info`. */
export interface GroupMember {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  nickname: string
  /** The name in the group, `''` for none. */
  card: string
  card_or_nickname: string
  sex: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known. */
  age: number
  /** In seconds since 1970. */
  join_time: number
  /** In seconds since 1970. */
  last_sent_time: number
  /** The level. */
  level: string
  /** The level in QQ. */
  qq_level?: number
  role: 'owner' | 'admin' | 'member'
  /** The title. */
  title: string
  area: string
  unfriendly: boolean
  /** In seconds since 1970, 0 for never. */
  title_expire_time: number
  card_changeable: boolean
  /** Until when the member is muted, in seconds since 1970; 0 for not. */
  shut_up_timestamp: number
  is_robot?: boolean
  qage?: number
}

/** Given by `get_version_info`. */
export interface GetVersionInfoResult {
  app_name: 'LLOneBot'
  app_version: string
  protocol_version: 'v11'
}

/** Given by `get_status`. */
export interface GetStatusResult {
  /** Whether the account is online. */
  online: boolean | null
  /** Whether everything works. */
  good: boolean
  stat: {
    message_received: number
    message_sent: number
    /** In seconds since 1970. */
    last_message_time: number
    /** In seconds since 1970. */
    startup_time: number
  }
}

/** Given by `get_record`. */
export interface GetRecordResult {
  /** A path on the implementation's machine. */
  file: string
  /** In bytes. */
  file_size: string
  file_name: string
  /** The content, as base64. */
  base64?: string
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
}

/** Given by `get_stranger_info`. */
export interface UserProfile {
  qid: string
  /** The level. */
  level: number
  /** For how many days in a row the account was logged in. */
  login_days: number
  /** When the user joined QQ, in seconds since 1970. */
  reg_time: number
  long_nick: string
  city: string
  country: string
  labels: string[]
  is_vip: boolean
  is_svip: boolean
  is_years_vip: boolean
  vip_level: number
  /** The account's own name for it. */
  remark: string
  /** The user. */
  user_id: Id
  nickname: string
  sex?: 'male' | 'female' | 'unknown'
  birthday_year?: number
  birthday_month?: number
  birthday_day?: number
  /** In years, 0 when not known. */
  age?: number
}

/** Given by `upload_group_file`, `upload_private_file`. */
export interface UploadGroupFileResult {
  /** The file, as file actions take it. */
  file_id: string
}

/** Given by `get_group_system_msg`. */
export interface GetGroupSystemMsgResult {
  invited_requests: {
    request_id: number
    invitor_uin: number
    invitor_nick: string
    /** The group. */
    group_id: Id
    /** The name of the group. */
    group_name: string
    /** Whether it has been answered. */
    checked: boolean
    /** Who answered it, 0 for nobody. */
    actor: number
  }[]
  join_requests: {
    request_id: number
    requester_uin: number
    requester_nick: string
    /** What it says. */
    message: string
    /** The group. */
    group_id: Id
    /** The name of the group. */
    group_name: string
    /** Whether it has been answered. */
    checked: boolean
    /** Who answered it, 0 for nobody. */
    actor: number
  }[]
}

/** Given by `create_group_file_folder`. */
export interface CreateGroupFileFolderResult {
  folder_id: string
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
    creator_name: string
    /** How many files are in it. */
    total_file_count: number
    /** In seconds since 1970. */
    modify_time: number
    modifier: number
    modifier_name: string
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
      /** In pixels. */
      height: string
      /** In pixels. */
      width: string
      id: string
    }[]
  }
  settings: {
    is_show_edit_card: boolean
    tip_window: boolean
    confirm_required: boolean
    pinned: boolean
    send_new_member: boolean
  }
}
