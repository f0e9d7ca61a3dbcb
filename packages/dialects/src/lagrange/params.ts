// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { LagrangeMessage, LagrangeNode } from './segments.ts'

/** Parameters of `get_stranger_info`. */
export interface GetStrangerInfoParams {
  /** The user. */
  user_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `set_group_bot_status`. */
export interface SetGroupBotStatusParams {
  /** The group. */
  group_id: Id
  /** The official bot. */
  bot_id: Id
  /** 1 turns it on, 0 off. */
  enable: number | string
}

/** Parameters of `set_group_reaction`. */
export interface SetGroupReactionParams {
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
  /** The id of the emoji. */
  code: string
  /** Whether to react (`true`) or to take it back (`false`). Default true. */
  is_add?: boolean | undefined
}

/** Parameters of `send_group_bot_callback`. */
export interface SendGroupBotCallbackParams {
  /** The group. */
  group_id: Id
  /** The official bot. */
  bot_id: Id
  /** What the button carries. */
  data_1?: string | undefined
  /** What the button carries besides. */
  data_2?: string | undefined
}

/** Parameters of `_send_group_notice`. */
export interface SendGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The text. */
  content: string
  /** The picture: a path, a URL, or `base64://…`. */
  image: string
}

/** Parameters of `set_group_admin`. */
export interface LagrangeSetGroupAdminParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to turn it on. Default false. */
  enable?: boolean | undefined
}

/** Parameters of `set_group_special_title`. */
export interface LagrangeSetGroupSpecialTitleParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The title; `''` removes it. */
  special_title: string
  /** How long, in seconds. */
  duration: number | string
}

/** Parameters of `set_group_card`. */
export interface LagrangeSetGroupCardParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id: Id
  /** The name in the group; `''` removes it. */
  card: string
}

/** Parameters of `set_group_ban`. */
export interface LagrangeSetGroupBanParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id: Id
  /** How long, in seconds. Default 0. */
  duration?: number | string | undefined
}

/** Parameters of `set_group_kick`. */
export interface SetGroupKickParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id: Id
  /** Whether to refuse the user's later requests too. Default false. */
  reject_add_request?: boolean | undefined
}

/** Parameters of `set_group_leave`. */
export interface SetGroupLeaveParams {
  /** The group. */
  group_id: Id
  /** Whether to dissolve the group, if it is the account's own. Default false. */
  is_dismiss?: boolean | undefined
}

/** Parameters of `set_group_whole_ban`. */
export interface LagrangeSetGroupWholeBanParams {
  /** The group. */
  group_id: Id
  /** Whether to turn it on. Default false. */
  enable?: boolean | undefined
}

/** Parameters of `get_group_file_url`. */
export interface GetGroupFileUrlParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** `busid` of the file. */
  busid: number | string
}

/** Parameters of `get_group_root_files`, `get_group_files_by_folder`. */
export interface GetGroupRootFilesParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id?: string | undefined
}

/** Parameters of `create_group_file_folder`. */
export interface CreateGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The name. */
  name: string
  /** The folder above, `/` for the top. */
  parent_id: string
}

/** Parameters of `get_private_file_url`. */
export interface LagrangeGetPrivateFileUrlParams {
  /** The user. */
  user_id: Id
  /** The hash of the file. */
  file_hash: string
  /** The file, as its segment, notice or list names it. */
  file_id: string
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
  folder: string
}

/** Parameters of `send_poke`, `group_poke`, `friend_poke`. */
export interface LagrangeSendPokeParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id?: Id | undefined
  /** Who is poked, if not `user_id`. */
  target_id?: Id | undefined
}

/** Parameters of `send_private_msg`. */
export interface SendPrivateMsgParams {
  /** The user. */
  user_id: Id
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
  /** How the bubble looks. */
  message_style?: object | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: LagrangeMessage
}

/** Parameters of `send_private_forward_msg`. */
export interface SendPrivateForwardMsgParams {
  /** The messages of the record. */
  messages?: readonly LagrangeNode[] | undefined
  /** The user. */
  user_id: Id
}

/** Parameters of `get_forward_msg`. */
export interface LagrangeGetForwardMsgParams {
  /** The forward record. */
  id: string
}

/** Parameters of `get_group_msg_history`. */
export interface GetGroupMsgHistoryParams {
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
  /** How many at most. Default 20. */
  count?: number | string | undefined
}

/** Parameters of `send_group_forward_msg`. */
export interface SendGroupForwardMsgParams {
  /** The messages of the record. */
  messages?: readonly LagrangeNode[] | undefined
  /** The group. */
  group_id: Id
}

/** Parameters of `send_group_msg`. */
export interface SendGroupMsgParams {
  /** The group. */
  group_id: Id
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
  /** How the bubble looks. */
  message_style?: object | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: LagrangeMessage
}

/** Parameters of `get_friend_msg_history`. */
export interface GetFriendMsgHistoryParams {
  /** The user. */
  user_id: Id
  /** The message. */
  message_id: Id
  /** How many at most. Default 20. */
  count?: number | string | undefined
}

/** Parameters of `send_forward_msg`. */
export interface SendForwardMsgParams {
  /** The messages of the record. */
  messages?: readonly LagrangeNode[] | undefined
}

/** Parameters of `get_music_ark`. */
export interface GetMusicArkParams {
  /** The title. */
  title: string
  /** The description. */
  desc: string
  /** Where a click leads. */
  jumpUrl: string
  /** The URL of the sound. */
  musicUrl: string
  /** The URL of the source's icon. */
  source_icon: string
  /** The name of the source. */
  tag: string
  /** The URL of the picture. */
  preview: string
  /** The message that it comes from, `0` for none. */
  sourceMsgId: string
}

/** Parameters of `send_msg`. */
export interface SendMsgParams {
  /** Which of the ids counts. */
  message_type?: string | undefined
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
  /** How the bubble looks. */
  message_style?: object | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: LagrangeMessage
}

/** Parameters of `.join_friend_emoji_chain`. */
export interface JoinFriendEmojiChainParams {
  /** The user. */
  user_id: Id
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: number | string
}

/** Parameters of `.send_packet`. */
export interface SendPacketParams {
  /** The content of the packet, as hex. */
  data: string
  /** The command of the packet. */
  command: string
  /** Whether to sign the packet. Default false. */
  sign?: boolean | undefined
  /** The kind of packet. Default 12. */
  type?: number | undefined
}

/** Parameters of `send_like`. */
export interface LagrangeSendLikeParams {
  /** The user. */
  user_id: Id
  /** How many, 1 to 10 a day for each friend. */
  times?: number | string | undefined
}

/** Parameters of `fetch_mface_key`. */
export interface FetchMfaceKeyParams {
  /** The ids of the market faces. */
  emoji_ids: readonly string[]
}

/** Parameters of `.join_group_emoji_chain`. */
export interface JoinGroupEmojiChainParams {
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: number | string
}

/** Parameters of `set_group_add_request`, `set_friend_add_request`. */
export interface SetGroupAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** Whether to accept. Default true. */
  approve?: boolean | undefined
  /** Why not, when refused. */
  reason: string
}
