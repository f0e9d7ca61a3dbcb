// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { GoCqhttpMessage, GoCqhttpNode } from './segments.ts'
import type { SetGroupAnonymousBanAnonymou } from '../common/params.ts'

/** Parameters of `send_forward_msg`. */
export interface SendForwardMsgParams {
  /** The group. */
  group_id?: Id | undefined
  /** The user. */
  user_id?: Id | undefined
  /** The messages of the record. */
  messages: readonly GoCqhttpNode[]
  /** Which of the ids counts. */
  message_type?: string | undefined
}

/** Parameters of `send_group_forward_msg`. */
export interface SendGroupForwardMsgParams {
  /** The group. */
  group_id: Id
  /** The messages of the record. */
  messages: readonly GoCqhttpNode[]
}

/** Parameters of `send_group_msg`. */
export interface SendGroupMsgParams {
  /** The group. */
  group_id: Id
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: GoCqhttpMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `send_msg`. */
export interface SendMsgParams {
  /** The group. */
  group_id?: Id | undefined
  /** The user. */
  user_id?: Id | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: GoCqhttpMessage
  /** Which of the ids counts. */
  message_type?: string | undefined
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `send_private_forward_msg`. */
export interface SendPrivateForwardMsgParams {
  /** The user. */
  user_id: Id
  /** The messages of the record. */
  messages: readonly GoCqhttpNode[]
}

/** Parameters of `send_private_msg`. */
export interface SendPrivateMsgParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id?: Id | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: GoCqhttpMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `.get_word_slices`. */
export interface GetWordSlicesParams {
  /** The text. */
  content: string
}

/** Parameters of `.ocr_image`, `ocr_image`. */
export interface GoCqhttpOcrImageParams {
  /** The picture: its `file`, a path, a URL, or `base64://…`. */
  image?: string | undefined
}

/** Parameters of `_get_model_show`. */
export interface GetModelShowParams {
  /** The model of the device. */
  model: string
}

/** Parameters of `_send_group_notice`. */
export interface SendGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The text. */
  content: string
  /** The picture: a path, a URL, or `base64://…`. */
  image?: string | undefined
}

/** Parameters of `_set_model_show`. */
export interface SetModelShowParams {
  /** The model of the device. */
  model: string
  /** The device name to show. */
  model_show: string
}

/** Parameters of `create_group_file_folder`. */
export interface CreateGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The folder above, `/` for the top. */
  parent_id?: string | undefined
  /** The name. */
  name: string
}

/** Parameters of `create_guild_role`. */
export interface CreateGuildRoleParams {
  /** The guild. */
  guild_id: Id
  /** The name. */
  name: string
  /** The colour as ARGB. */
  color?: number | undefined
  /** Whether members are listed apart. Default false. */
  independent?: boolean | undefined
  /** Who gets the role at once. */
  initial_users?: readonly (number | string)[] | undefined
}

/** Parameters of `delete_friend`. */
export type GoCqhttpDeleteFriendParams = {} & (
  | {
      /** The user. Called `id` as well. */
      user_id: Id
      id?: undefined
    }
  | {
      /** The user. Called `id` as well. */
      id: Id
      user_id?: undefined
    }
)

/** Parameters of `delete_group_file`, `get_group_file_url`. */
export type DeleteGroupFileParams = {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
} & (
  | {
      /** `busid` of the file. Called `bus_id` as well. */
      busid?: number | undefined
      bus_id?: undefined
    }
  | {
      /** `busid` of the file. Called `bus_id` as well. */
      bus_id?: number | undefined
      busid?: undefined
    }
)

/** Parameters of `delete_guild_role`. */
export interface DeleteGuildRoleParams {
  /** The guild. */
  guild_id: Id
  /** The role. */
  role_id: Id
}

/** Parameters of `download_file`. */
export interface DownloadFileParams {
  /** The URL. */
  url: string
  /** Fields of the request, each as `name=value`; a string has one in each line. */
  headers?: string | readonly string[] | undefined
  /** How many connections to download over. */
  thread_count?: number | undefined
}

/** Parameters of `get_forward_msg`. */
export type GoCqhttpGetForwardMsgParams = {} & (
  | {
      /** The message. Called `id` as well. */
      message_id: Id
      id?: undefined
    }
  | {
      /** The message. Called `id` as well. */
      id: Id
      message_id?: undefined
    }
)

/** Parameters of `get_group_msg_history`. */
export interface GetGroupMsgHistoryParams {
  /** The group. */
  group_id: Id
  /** The message to start at; default the latest. */
  message_seq?: number | undefined
}

/** Parameters of `get_guild_channel_list`. */
export interface GetGuildChannelListParams {
  /** The guild. */
  guild_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `get_guild_member_list`. */
export interface GetGuildMemberListParams {
  /** The guild. */
  guild_id: Id
  /** Where the page starts: what the page before gave. */
  next_token?: string | undefined
}

/** Parameters of `get_guild_member_profile`. */
export interface GetGuildMemberProfileParams {
  /** The guild. */
  guild_id: Id
  /** The user. */
  user_id: Id
}

/** Parameters of `get_guild_meta_by_guest`, `get_guild_roles`. */
export interface GetGuildRolesParams {
  /** The guild. */
  guild_id: Id
}

/** Parameters of `get_guild_msg`. */
export interface GetGuildMsgParams {
  /** The message. */
  message_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `get_image`. */
export interface GetImageParams {
  /** `file` of a received `image` segment. */
  file: string
}

/** Parameters of `get_topic_channel_feeds`. */
export interface GetTopicChannelFeedsParams {
  /** The guild. */
  guild_id: Id
  /** The channel. */
  channel_id: Id
}

/** Parameters of `reload_event_filter`. */
export interface ReloadEventFilterParams {
  /** The path of the filter. */
  file?: string | undefined
}

/** Parameters of `send_guild_channel_msg`. */
export interface SendGuildChannelMsgParams {
  /** The guild. */
  guild_id: Id
  /** The channel. */
  channel_id: Id
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: GoCqhttpMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `set_group_add_request`. */
export type SetGroupAddRequestParams = {
  /** `flag` of the request. */
  flag: string
  /** Why not, when refused. */
  reason?: string | undefined
  /** Whether to accept. Default true. */
  approve?: boolean | undefined
} & (
  | {
      /** `sub_type` of the request event. Called `type` as well. */
      sub_type: string
      type?: undefined
    }
  | {
      /** `sub_type` of the request event. Called `type` as well. */
      type: string
      sub_type?: undefined
    }
)

/** Parameters of `set_group_anonymous_ban`. */
export interface SetGroupAnonymousBanParams {
  /** The group. */
  group_id: Id
  /** `anonymous.flag` of the message event. */
  anonymous_flag?: string | undefined
  /** `anonymous` of the message event. */
  anonymous?: SetGroupAnonymousBanAnonymou | undefined
  /** How long, in seconds. */
  duration?: number | undefined
}

/** Parameters of `set_group_kick`. */
export interface SetGroupKickParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Why, as plain text. */
  message?: string | undefined
  /** Whether to refuse the user's later requests too. Default false. */
  reject_add_request?: boolean | undefined
}

/** Parameters of `set_group_portrait`. */
export interface GoCqhttpSetGroupPortraitParams {
  /** The group. */
  group_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** `0` to fetch a URL again. */
  cache?: string | undefined
}

/** Parameters of `set_group_special_title`. */
export interface GoCqhttpSetGroupSpecialTitleParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The title; `''` removes it. */
  special_title?: string | undefined
}

/** Parameters of `set_guild_member_role`. */
export interface SetGuildMemberRoleParams {
  /** The guild. */
  guild_id: Id
  /** Whether to give the role (`true`) or to take it away (`false`). Default false. */
  set: boolean
  /** The role. */
  role_id: Id
  /** The users. */
  users: readonly (number | string)[]
}

/** Parameters of `set_qq_profile`. */
export interface GoCqhttpSetQqProfileParams {
  /** The name. */
  nickname?: string | undefined
  /** The company in the profile. */
  company?: string | undefined
  /** The address in the profile. */
  email?: string | undefined
  /** The school in the profile. */
  college?: string | undefined
  /** The motto. */
  personal_note?: string | undefined
}

/** Parameters of `update_guild_role`. */
export interface UpdateGuildRoleParams {
  /** The guild. */
  guild_id: Id
  /** The role. */
  role_id: Id
  /** The name. */
  name: string
  /** The colour as ARGB. */
  color?: number | undefined
  /** Whether members are listed apart; spelt so in go-cqhttp. Default false. */
  indepedent?: boolean | undefined
}

/** Parameters of `upload_group_file`. */
export interface UploadGroupFileParams {
  /** The group. */
  group_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The name. */
  name?: string | undefined
  /** The folder, as the list names it. */
  folder?: string | undefined
}

/** Parameters of `upload_private_file`. */
export interface GoCqhttpUploadPrivateFileParams {
  /** The user. */
  user_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The name. */
  name: string
}

/** Parameters of `get_updates`. */
export interface GetUpdatesParams {
  /** How many at most, 0 for all. Default 0. */
  limit?: number | undefined
  /** How long to wait for an event, in seconds; 0 does not wait. Default 0. */
  timeout?: number | undefined
}
