// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { LLBotMessage, LLBotNode } from './segments.ts'

/** Parameters of `create_group_album`. */
export interface CreateGroupAlbumParams {
  /** The group. */
  group_id: Id
  /** The name. */
  name: string
  /** The description. */
  desc?: string | undefined
}

/** Parameters of `delete_group_album`. */
export interface DeleteGroupAlbumParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
}

/** Parameters of `upload_group_album`. */
export interface UploadGroupAlbumParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** The paths of the files. */
  files: readonly string[]
}

/** Parameters of `batch_delete_group_member`. */
export interface BatchDeleteGroupMemberParams {
  /** The group. */
  group_id: Id
  /** The users. */
  user_ids: readonly Id[]
}

/**
 * Parameters of `get_flash_file_info`, `download_flash_file`, `get_flash_file_download_urls`,
 * `reshare_flash_file`.
 */
export interface GetFlashFileInfoParams {
  /** The shared link. */
  share_link?: string | undefined
  /** The set of flash files. */
  file_set_id?: string | undefined
}

/** Parameters of `upload_flash_file`. */
export interface UploadFlashFileParams {
  /** The title. */
  title?: string | undefined
  /** The paths of the files. */
  paths: readonly string[]
}

/** Parameters of `send_pb`. */
export interface SendPbParams {
  /** The command of the packet. */
  cmd: string
  /** The content as hex. */
  hex: string
}

/** Parameters of `get_file`. */
export interface GetFileParams {
  /** `file` of a received segment. */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
  /** Whether to download it, so that a path is known. Default true. */
  download?: boolean | string | undefined
}

/** Parameters of `llonebot_debug`. */
export interface LlonebotDebugParams {
  /** The class inside the implementation. */
  apiClass: string
  /** The method to call. */
  method: string
  /** The arguments of the method. */
  args?: readonly unknown[] | undefined
}

/** Parameters of `set_config`. */
export interface SetConfigParams {
  /** The settings of Milky. */
  milky?: unknown
  /** The settings of Satori. */
  satori?: unknown
  /** The settings of OneBot 11. */
  ob11?: unknown
  /** The settings of the page. */
  webui?: unknown
  /** Whether only this machine may connect. */
  onlyLocalhost?: boolean | undefined
  /** Whether to give files as base64. */
  enableLocalFile2Url?: boolean | undefined
  /** Whether to write a log. */
  log?: boolean | undefined
  /** Whether to delete files after a while. */
  autoDeleteFile?: boolean | undefined
  /** After how long, in seconds. */
  autoDeleteFileSecond?: number | undefined
  /** The path of FFmpeg. */
  ffmpeg?: string | undefined
  /** The URL of the server that signs cards for music. */
  musicSignUrl?: string | undefined
  /** How long messages are remembered, in seconds. */
  msgCacheExpire?: number | undefined
}

/** Parameters of `get_qq_avatar`. */
export interface GetQqAvatarParams {
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
}

/** Parameters of `get_event`. */
export interface GetEventParams {
  /** Names the reader, so that each gets all events. */
  key?: string | undefined
  /** How long to wait for an event, in milliseconds. */
  timeout?: number | string | undefined
}

/** Parameters of `get_profile_like`, `get_profile_like_me`. */
export interface GetProfileLikeParams {
  /** How many to skip. Default 0. */
  start?: number | string | undefined
  /** How many at most. Default 20. */
  count?: number | string | undefined
}

/** Parameters of `get_friend_msg_history`. */
export interface GetFriendMsgHistoryParams {
  /** The user. */
  user_id: Id
  /** The message to start at; default the latest. */
  message_seq?: number | string | undefined
  /** How many at most. Default 20. */
  count?: number | string | undefined
  /** Whether the oldest come first. Default false. */
  reverseOrder?: boolean | string | undefined
}

/** Parameters of `fetch_emoji_like`. */
export interface FetchEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id?: number | string | undefined
  /** The id of the emoji. @deprecated Use `emoji_id`. */
  emojiId?: number | string | undefined
  /** How many at most. Default 20. */
  count?: number | string | undefined
  /** Where the page starts: what the page before gave. */
  cookie?: string | undefined
}

/** Parameters of `set_msg_emoji_like`, `unset_msg_emoji_like`. */
export interface SetMsgEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: number | string
  /** Whether to do it (`true`) or to take it back (`false`). Default true. */
  set?: boolean | string | undefined
}

/** Parameters of `set_friend_category`. */
export interface SetFriendCategoryParams {
  /** The user. */
  user_id: Id
  /** The category of friends. */
  category_id: number | string
}

/** Parameters of `set_friend_remark`. */
export interface LLBotSetFriendRemarkParams {
  /** The user. */
  user_id: Id
  /** The account's own name for it. Default "". */
  remark?: string | undefined
}

/** Parameters of `set_group_msg_mask`. */
export interface SetGroupMsgMaskParams {
  /** The group. */
  group_id: Id
  /** How to notify: 1 yes, 2 in silence, 3 in the helper, 4 not at all. */
  mask: number | string
}

/** Parameters of `set_group_remark`. */
export interface LLBotSetGroupRemarkParams {
  /** The group. */
  group_id: Id
  /** The account's own name for it. */
  remark?: string | undefined
}

/** Parameters of `get_recommend_face`. */
export interface GetRecommendFaceParams {
  /** The word. */
  word: string
}

/** Parameters of `set_input_status`. */
export interface SetInputStatusParams {
  /** The user. */
  user_id: Id
  /** What the account does, 1 for typing. */
  event_type: number | string
}

/** Parameters of `get_group_album_media_list`. */
export interface LLBotGetGroupAlbumMediaListParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** Where the page starts: what the page before gave, `''` for the first. */
  attach_info?: string | undefined
}

/** Parameters of `get_group_list`. */
export interface LLBotGetGroupListParams {
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `get_group_info`. */
export interface LLBotGetGroupInfoParams {
  /** The group. */
  group_id: Id
  /** `true` asks QQ again, slower. Default true. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `get_group_member_list`. */
export interface LLBotGetGroupMemberListParams {
  /** The group. */
  group_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `get_group_member_info`. */
export interface LLBotGetGroupMemberInfoParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `send_group_msg`, `send_private_msg`, `send_msg`. */
export interface SendMsgParams {
  /** Which of the ids counts. */
  message_type?: 'private' | 'group' | undefined
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: LLBotMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | string | undefined
}

/** Parameters of `set_group_add_request`. */
export interface SetGroupAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** Whether to accept. Default true. */
  approve?: boolean | string | undefined
  /** Why not, when refused. */
  reason?: string | undefined
}

/** Parameters of `set_group_ban`. */
export interface LLBotSetGroupBanParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** How long, in seconds. Default 1800. */
  duration?: number | string | undefined
}

/** Parameters of `set_group_kick`. */
export interface SetGroupKickParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to refuse the user's later requests too. Default false. */
  reject_add_request?: boolean | string | undefined
}

/** Parameters of `set_group_admin`. */
export interface LLBotSetGroupAdminParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to turn it on. Default true. */
  enable?: boolean | string | undefined
}

/** Parameters of `get_image`. */
export interface GetImageParams {
  /** `file` of a received `image` segment. */
  file: string
  /** Whether to download it, so that a path is known. Default true. */
  download?: boolean | string | undefined
}

/** Parameters of `get_record`. */
export interface GetRecordParams {
  /** `file` of a received `record` segment. */
  file: string
  /** The format to convert to. Default "mp3". */
  out_format?: 'mp3' | 'amr' | 'wma' | 'm4a' | 'spx' | 'ogg' | 'wav' | 'flac' | undefined
}

/** Parameters of `get_group_honor_info`. */
export interface LLBotGetGroupHonorInfoParams {
  /** The group. */
  group_id: Id
  /** Which honour, or `all`. Default "all". */
  type?: 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion' | 'all' | undefined
}

/** Parameters of `send_forward_msg`, `send_group_forward_msg`, `send_private_forward_msg`. */
export interface SendForwardMsgParams {
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /** The messages of the record. */
  messages?: readonly LLBotNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly LLBotNode[] | undefined
  /** Which of the ids counts. */
  message_type?: 'group' | 'private' | undefined
  /** The title of the record. */
  source?: string | undefined
  /** The lines of the preview. */
  news?:
    | readonly {
        /** The text to speak. */
        text?: string | undefined
      }[]
    | undefined
  /** The line below the preview. */
  summary?: string | undefined
  /** What lists of chats show. */
  prompt?: string | undefined
}

/** Parameters of `download_file`. */
export interface DownloadFileParams {
  /** The URL. */
  url?: string | undefined
  /** The content as base64. */
  base64?: string | undefined
  /** Fields of the request, each as `name=value`; a string has one in each line. */
  headers?: string | readonly string[] | undefined
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
  /** The folder, as the list names it. */
  folder_id?: string | undefined
}

/** Parameters of `get_group_msg_history`. */
export interface GetGroupMsgHistoryParams {
  /** The group. */
  group_id: Id
  /** The message to start at; default the latest. */
  message_seq?: number | string | undefined
  /** How many at most. Default 20. */
  count?: number | string | undefined
  /** Whether the oldest come first. Default false. */
  reverseOrder?: boolean | string | undefined
}

/** Parameters of `delete_group_file`. */
export interface DeleteGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** `busid` of the file. Default 102. */
  busid?: number | string | undefined
}

/** Parameters of `create_group_file_folder`. */
export interface CreateGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The name. */
  name: string
}

/** Parameters of `_send_group_notice`. */
export interface SendGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The text. */
  content: string
  /** The picture: a path, a URL, or `base64://…`. */
  image?: string | undefined
  /** Whether to pin it. Default false. */
  pinned?: boolean | string | undefined
  /** Whether members have to confirm that they read it. Default true. */
  confirm_required?: boolean | string | undefined
  /** Whether to ask members to set their name in the group. Default false. */
  is_show_edit_card?: boolean | string | undefined
  /** Whether to show it in a window. Default false. */
  tip_window?: boolean | string | undefined
  /** Whether new members get it too. Default false. */
  send_new_member?: boolean | string | undefined
}
