// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { GroupSender, Id } from '@cqhttp/core'
import type { GoCqhttpSegment } from './segments.ts'
import type { GoCqhttpMessageEvent } from './events.ts'

/** Given by `get_stranger_info`. */
export interface UserProfile {
  /** The user. */
  user_id: Id
  nickname: string
  qid: string
  sex: 'male' | 'female' | 'unknown'
  sign: string
  /** In years, 0 when not known. */
  age: number
  /** The level. */
  level: number
  /** For how many days in a row the account was logged in. */
  login_days: number
  vip_level: string
}

/** Given by `get_version_info`. */
export interface GetVersionInfoResult {
  app_name: 'go-cqhttp'
  app_version: string
  app_full_name: string
  protocol_version: 'v11'
  coolq_directory: string
  coolq_edition: 'pro'
  go_cqhttp: boolean
  plugin_version: '4.15.0'
  plugin_build_number: 99
  plugin_build_configuration: 'release'
  runtime_version: string
  runtime_os: string
  version: string
  protocol_name: number
}

/** Given by `.get_word_slices`. */
export interface GetWordSlicesResult {
  slices: string[]
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
}

/** Given by `_get_model_show`. */
export interface GetModelShowResult {
  variants: {
    model_show: string
    need_pay: boolean
  }[]
}

/** Given by `_send_group_notice`. */
export interface SendGroupNoticeResult {
  /** What deleting it takes. */
  notice_id: string
}

/** Given by `create_guild_role`. */
export interface CreateGuildRoleResult {
  role_id: Id
}

/** Given by `get_essence_msg_list`. */
export interface EssenceMessage {
  sender_nick: string
  /** When it was sent, in seconds since 1970. */
  sender_time: number
  /** When it was put on the list, in seconds since 1970. */
  operator_time: number
  /** The name of who did it. */
  operator_nick: string
  /** Who had sent the message. */
  sender_id: Id
  /** Who did it. */
  operator_id: Id
  /** The message. */
  message_id: Id
}

/** Given by `get_friend_list`. */
export interface FriendProfile {
  nickname: string
  /** The account's own name for it. */
  remark: string
  /** The user. */
  user_id: Id
}

/** Given by `get_group_file_system_info`. */
export interface GoCqhttpGroupFileSpace {
  file_count: number
  limit_count: number
  /** In bytes. */
  used_space: number
  /** In bytes. */
  total_space: number
  /** The group. */
  group_id: Id
}

/** Given by `get_group_files_by_folder`, `get_group_root_files`. */
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
  }[]
}

/** Given by `get_group_info`. */
export interface GroupProfile {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** In seconds since 1970. */
  group_create_time: number
  group_level: number
  /** How many members there may be. */
  max_member_count: number
  /** How many members there are. */
  member_count: number
  group_memo?: string
}

/** Given by `get_group_list`. */
export interface GoCqhttpGroupProfile {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** In seconds since 1970. */
  group_create_time: number
  group_level: number
  /** How many members there may be. */
  max_member_count: number
  /** How many members there are. */
  member_count: number
}

/** Given by `get_group_member_info`, `get_group_member_list`. */
export interface GroupMember {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  nickname: string
  /** The name in the group, `''` for none. */
  card: string
  sex: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known. */
  age: number
  area: string
  /** In seconds since 1970. */
  join_time: number
  /** In seconds since 1970. */
  last_sent_time: number
  /** Until when the member is muted, in seconds since 1970; 0 for not. */
  shut_up_timestamp: number
  /** The level. */
  level: string
  role: 'owner' | 'admin' | 'member'
  unfriendly: boolean
  /** The title. */
  title: string
  /** In seconds since 1970, 0 for never. */
  title_expire_time: number
  card_changeable: boolean
}

/** Given by `get_group_msg_history`. */
export interface GetGroupMsgHistoryResult {
  /** The messages, each with its segments. */
  messages: GoCqhttpMessageEvent[]
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
    /** What it says. */
    message: string
    requester_uin: number
    requester_nick: string
    /** The group. */
    group_id: Id
    /** The name of the group. */
    group_name: string
    action_uin_nick: string
    action_uin: number
    /** Whether it has been answered. */
    checked: boolean
    /** Who answered it, 0 for nobody. */
    actor: number
    suspicious: boolean
  }[]
}

/** Given by `get_guild_channel_list`. */
export interface GuildChannel {
  channel_id: Id
  channel_type: number
  channel_name: string
  owner_guild_id: string
  creator_tiny_id: string
  /** In seconds since 1970. */
  create_time: number
  current_slow_mode: number
  talk_permission: number
  visible_type: number
  slow_modes: {
    slow_mode_key: number
    slow_mode_text: string
    speak_frequency: number
    slow_mode_circle: number
  }[]
}

/** Given by `get_guild_list`. */
export interface Guild {
  guild_id: Id
  guild_name: string
  guild_display_id: string
}

/** Given by `get_guild_member_list`. */
export interface GetGuildMemberListResult {
  members: {
    /** The id in guilds, to be preferred to a number. */
    tiny_id: string
    /** The title. */
    title: string
    nickname: string
    role_id: Id
    role_name: string
  }[]
  /** Whether this is the last page. */
  finished: boolean
  /** Where the next page starts. */
  next_token: string | null
}

/** Given by `get_guild_member_profile`. */
export interface GetGuildMemberProfileResult {
  /** The id in guilds, to be preferred to a number. */
  tiny_id: string
  nickname: string
  /** The URL of the picture. */
  avatar_url: string
  /** In seconds since 1970. */
  join_time: number
  roles: {
    role_id: Id
    role_name: string
  }[]
}

/** Given by `get_guild_meta_by_guest`. */
export interface GetGuildMetaByGuestResult {
  guild_id: Id
  guild_name: string
  guild_profile: string
  /** In seconds since 1970. */
  create_time: number
  /** How many members there may be. */
  max_member_count: number
  max_robot_count: number
  max_admin_count: number
  /** How many members there are. */
  member_count: number
  owner_id: Id
}

/** Given by `get_guild_msg`. */
export interface GetGuildMsgResult {
  /** The message. */
  message_id: Id
  message_source: 'direct' | 'channel'
  /** The number of the message in its chat. */
  message_seq: number
  guild_id: Id
  channel_id?: Id
  /** The id in guilds, to be preferred to a number. */
  tiny_id?: string
  /** In seconds since 1970. */
  time?: number
  sender?: {
    /** The user. */
    user_id: Id
    /** The id in guilds, to be preferred to a number. */
    tiny_id: string
    nickname: string
  }
  /** What it says. */
  message?: GoCqhttpSegment[]
  reactions: {
    /** The id of the emoji. */
    emoji_id: string
    emoji_index: number
    emoji_type: number
    emoji_name: string
    /** How many. */
    count: number
    clicked: boolean
  }[]
}

/** Given by `get_guild_roles`. */
export interface GuildRole {
  role_id: Id
  role_name: string
  argb_color: number
  independent: boolean
  /** How many members there are. */
  member_count: number
  max_count: number
  owned: boolean
  disabled: boolean
}

/** Given by `get_guild_service_profile`. */
export interface GetGuildServiceProfileResult {
  nickname: string
  /** The id in guilds, to be preferred to a number. */
  tiny_id: string
  /** The URL of the picture. */
  avatar_url: string
}

/** Given by `get_image`. */
export interface GetImageResult {
  /** In bytes. */
  size: number
  filename: string
  /** Where it can be fetched. */
  url: string
  /** A path on the implementation's machine. */
  file: string
}

/** Given by `get_msg`. */
export interface GetMsgResult {
  /** The message. */
  message_id: Id
  message_id_v2: string
  message_type: 'private' | 'group'
  /** The message's id in QQ; in NapCat that of the message. */
  real_id: Id
  /** The number of the message in its chat. */
  message_seq: number
  group: boolean
  /** The group. */
  group_id?: Id
  sender: GroupSender
  /** In seconds since 1970. */
  time: number
  /** What it says. */
  message: GoCqhttpSegment[]
}

/** Given by `get_online_clients`. */
export interface GetOnlineClientsResult {
  clients: {
    app_id: number
    /** The name of the device. */
    device_name: string
    /** The system of the device. */
    device_kind: string
  }[]
}

/** Given by `get_status`. */
export interface GetStatusResult {
  app_initialized: boolean
  app_enabled: boolean
  plugins_good: null
  app_good: boolean
  /** Whether the account is online. */
  online: boolean
  /** Whether everything works. */
  good: boolean
  stat: {
    packet_received: number
    packet_sent: number
    packet_lost: number
    message_received: number
    message_sent: number
    disconnect_times: number
    lost_times: number
    /** In seconds since 1970. */
    last_message_time: number
  }
}

/** Given by `get_topic_channel_feeds`. */
export interface TopicFeed {
  id: string
  /** The title. */
  title: string
  sub_title: string
  /** In seconds since 1970. */
  create_time: number
  guild_id: Id
  channel_id: Id
  poster_info: {
    /** The id in guilds, to be preferred to a number. */
    tiny_id: string
    nickname: string
    icon_url: string
  }
  contents: {
    type: string
    /** The content. */
    data: Record<string, unknown>
  }[]
  resource: {
    images: TopicChannelFeedImage[]
    videos: TopicChannelFeedImage[]
  }
}

export interface TopicChannelFeedImage {
  /** The file, as file actions take it. */
  file_id: string
  pattern_id: string
  /** Where it can be fetched. */
  url: string
  /** In pixels. */
  width: number
  /** In pixels. */
  height: number
}

/** Given by `get_unidirectional_friend_list`. */
export interface UnidirectionalFriend {
  nickname: string
  /** The user. */
  user_id: Id
  source: string
}

/** Given by `qidian_get_account_info`. */
export interface QidianGetAccountInfoResult {
  master_id: Id
  ext_name: string
  /** In seconds since 1970. */
  create_time: number
}
