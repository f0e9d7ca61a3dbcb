// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { SnowLumaMessage, SnowLumaNode } from './segments.ts'

/** Parameters of `_del_group_notice`. */
export interface SnowLumaDelGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The announcement. */
  fid?: string | undefined
  /** The announcement. */
  notice_id?: string | undefined
}

/** Parameters of `_get_model_show`. */
export interface GetModelShowParams {
  /** The model of the device. Default "". */
  model?: string | undefined
}

/** Parameters of `_send_group_notice`. */
export interface SendGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The text. */
  content: string
  /** The picture: a path, a URL, or `base64://…`. Default "". */
  image?: string | undefined
  /** Whether to pin it. */
  pinned?: boolean | number | string | undefined
  /** The kind of announcement. */
  type?: number | string | undefined
  /** Whether members have to confirm that they read it. */
  confirm_required?: boolean | number | string | undefined
}

/** Parameters of `cancel_group_todo`, `complete_group_todo`, `set_group_todo`. */
export interface SetGroupTodoParams {
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
}

/** Parameters of `click_inline_keyboard_button`. */
export interface ClickInlineKeyboardButtonParams {
  /** The group. */
  group_id: Id
  /** The application id of the official bot. */
  bot_appid: number
  /** The number of the message in its chat. */
  msg_seq: number
}

/** Parameters of `comment_qzone`. */
export interface CommentQzoneParams {
  /** The post. */
  tid: string
  /** The text. */
  content: string
  /** Whose it is. */
  target_uin?: number | undefined
  /** The pictures: paths, URLs, or `base64://…`. */
  images?: readonly string[] | undefined
}

/** Parameters of `create_flash_task`. */
export interface CreateFlashTaskParams {
  /** The paths of the files. */
  files?: string | readonly string[] | undefined
  /** The name. */
  name?: string | undefined
  /** The path of the preview picture. */
  thumb_path?: string | undefined
}

/** Parameters of `create_group_file_folder`. */
export interface CreateGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The name. */
  name: string
  /** The folder above, `/` for the top. Default "/". */
  parent_id?: string | undefined
}

/** Parameters of `delete_custom_face`, `move_custom_face_to_front`. */
export interface DeleteCustomFaceParams {
  /** The id of the emoji or face. */
  emoji_id: string
}

/** Parameters of `download_file`. */
export interface DownloadFileParams {
  /** The URL. Default "". */
  url?: string | undefined
  /** The content as base64. Default "". */
  base64?: string | undefined
  /** The name of the file. Default "". */
  name?: string | undefined
}

/**
 * Parameters of `download_file_image_stream`, `download_file_record_stream`,
 * `download_file_stream`.
 */
export interface DownloadFileStreamParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
  /** The size of a frame, in bytes. */
  chunk_size?: number | undefined
}

/** Parameters of `fetch_custom_face`. */
export interface FetchCustomFaceParams {
  /** How many at most. Default 10. */
  count?: number | undefined
  /** What to give for each sticker. Default "url". */
  return_type?: string | undefined
}

/** Parameters of `fetch_emoji_like`. */
export interface FetchEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji. */
  emojiId: string
  /** How many at most. Default 10. */
  count?: number | undefined
  /** Where the page starts: what the page before gave. Default "". */
  cookie?: string | undefined
}

/** Parameters of `fetch_ptt_text`, `get_ptt_text`, `get_record_text`. */
export interface GetPttTextParams {
  /** The message. Default "". */
  message_id?: Id | undefined
}

/** Parameters of `forward_friend_single_msg`. */
export interface ForwardFriendSingleMsgParams {
  /** The message. */
  message_id: Id
  /** The user. */
  user_id: Id
}

/** Parameters of `forward_group_single_msg`. */
export interface SnowLumaForwardGroupSingleMsgParams {
  /** The message. */
  message_id: Id
  /** The group. */
  group_id: Id
}

/** Parameters of `get_ai_characters`. */
export interface SnowLumaGetAiCharactersParams {
  /** The group. */
  group_id: Id
  /** The kind of voice, 1 for speech. Default 1. */
  chat_type?: number | undefined
}

/** Parameters of `get_ai_record`, `send_group_ai_record`. */
export interface SendGroupAiRecordParams {
  /** The group. */
  group_id: Id
  /** The voice, a `character_id` of `get_ai_characters`. */
  character: string
  /** The text to speak. */
  text: string
  /** The kind of voice, 1 for speech. Default 1. */
  chat_type?: number | undefined
}

/** Parameters of `get_cookies`, `get_credentials`. */
export interface GetCredentialsParams {
  /** The site that the cookies are for. Default "qun.qq.com". */
  domain?: string | undefined
}

/** Parameters of `get_emoji_likes`. */
export interface GetEmojiLikesParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: string
}

/** Parameters of `get_file`. */
export interface GetFileParams {
  /** The file, as its segment, notice or list names it. Default "". */
  file_id?: string | undefined
  /** `file` of a received segment. Default "". */
  file?: string | undefined
}

/** Parameters of `get_forward_msg`. */
export interface SnowLumaGetForwardMsgParams {
  /** The forward record. */
  id?: string | undefined
}

/** Parameters of `get_friend_msg_history`. */
export interface GetFriendMsgHistoryParams {
  /** The user. */
  user_id: Id
  /** The message. Default 0. */
  message_id?: Id | undefined
  /** How many at most. Default 20. */
  count?: number | undefined
}

/** Parameters of `get_group_file_url`. */
export interface GetGroupFileUrlParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** `busid` of the file. */
  busid?: number | string | undefined
}

/** Parameters of `get_group_files_by_folder`. */
export interface GetGroupFilesByFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. Default "". */
  folder_id?: string | undefined
  /** The folder, as the list names it. Default "". */
  folder?: string | undefined
}

/** Parameters of `get_group_honor_info`. */
export interface SnowLumaGetGroupHonorInfoParams {
  /** The group. */
  group_id: Id
  /** Which honour, or `all`. */
  type?: string | undefined
}

/** Parameters of `get_group_msg_history`. */
export interface GetGroupMsgHistoryParams {
  /** The group. */
  group_id: Id
  /** The message. Default 0. */
  message_id?: Id | undefined
  /** How many at most. Default 20. */
  count?: number | undefined
}

/** Parameters of `get_image`. */
export interface GetImageParams {
  /** `file` of a received `image` segment. Default "". */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. Default "". */
  file_id?: string | undefined
}

/** Parameters of `get_private_file_url`. */
export interface SnowLumaGetPrivateFileUrlParams {
  /** The user. */
  user_id?: Id | undefined
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** The hash of the file. Default "". */
  file_hash?: string | undefined
}

/** Parameters of `get_profile_like`. */
export interface GetProfileLikeParams {
  /** The user. Default 0. */
  user_id?: Id | undefined
  /** How many to skip. Default 0. */
  start?: number | undefined
  /** How many at most. Default 10. */
  count?: number | undefined
}

/** Parameters of `get_qzone_feeds`. */
export interface GetQzoneFeedsParams {
  /** The page, from 1. Default 1. */
  page_num?: number | undefined
  /** How many at most. Default 10. */
  count?: number | undefined
}

/** Parameters of `get_qzone_msg_list`. */
export interface GetQzoneMsgListParams {
  /** Whose it is. */
  target_uin?: number | undefined
  /** How many to skip. Default 0. */
  pos?: number | undefined
  /** How many at most. Default 20. */
  num?: number | undefined
}

/** Parameters of `get_recent_contact`. */
export interface GetRecentContactParams {
  /** How many at most. Default 10. */
  count?: number | undefined
}

/** Parameters of `get_record`. */
export interface GetRecordParams {
  /** `file` of a received `record` segment. Default "". */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. Default "". */
  file_id?: string | undefined
  /** The format to convert to. */
  out_format?: 'mp3' | 'amr' | 'wma' | 'm4a' | 'spx' | 'ogg' | 'wav' | 'flac' | undefined
}

/** Parameters of `like_qzone`, `unlike_qzone`. */
export interface LikeQzoneParams {
  /** The post. */
  tid: string
  /** Whose it is. */
  target_uin?: number | undefined
  /** When the post was made, in seconds since 1970. Default 0. */
  abstime?: number | undefined
}

/** Parameters of `mark_group_msg_as_read`. */
export interface MarkGroupMsgAsReadParams {
  /** The message. */
  message_id: Id
  /** The group. */
  group_id?: Id | undefined
}

/** Parameters of `mark_msg_as_read`. */
export interface MarkMsgAsReadParams {
  /** The message. */
  message_id: Id
  /** The chat that the message is in. */
  target_id?: Id | undefined
}

/** Parameters of `mark_private_msg_as_read`. */
export interface MarkPrivateMsgAsReadParams {
  /** The message. */
  message_id: Id
  /** The user. */
  user_id?: Id | undefined
}

/** Parameters of `modify_custom_face`. */
export interface ModifyCustomFaceParams {
  /** The id of the emoji or face. */
  emoji_id: string
  /** The description. Default "". */
  desc?: string | undefined
}

/** Parameters of `rename_flash_file`. */
export interface RenameFlashFileParams {
  /** The set of flash files. */
  fileset_id: string
  /** The new name. */
  new_name: string
}

/** Parameters of `rename_group_file`. */
export interface SnowLumaRenameGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** The folder that the file is in, `/` for the top. Default "/". */
  current_parent_directory?: string | undefined
  /** The new name. */
  new_name: string
}

/** Parameters of `rename_group_file_folder`. */
export interface SnowLumaRenameGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id: string
  /** The new name of the folder. Default "". */
  new_folder_name?: string | undefined
  /** The name. Default "". */
  name?: string | undefined
}

/** Parameters of `request_decrypt_key`. */
export interface RequestDecryptKeyParams {
  /** The path of the database. */
  db_path: string
}

/** Parameters of `send_forward_msg`. */
export interface SendForwardMsgParams {
  /** The messages of the record. */
  messages?: readonly SnowLumaNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly SnowLumaNode[] | undefined
}

/** Parameters of `send_group_forward_msg`. */
export interface SendGroupForwardMsgParams {
  /** The group. */
  group_id: Id
  /** The messages of the record. */
  messages?: readonly SnowLumaNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly SnowLumaNode[] | undefined
}

/** Parameters of `send_group_msg`. */
export interface SendGroupMsgParams {
  /** The group. */
  group_id: Id
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: SnowLumaMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `send_like`. */
export interface SnowLumaSendLikeParams {
  /** The user. */
  user_id: Id
  /** How many, 1 to 10 a day for each friend. Default 1. */
  times?: number | undefined
}

/** Parameters of `send_msg`. */
export interface SendMsgParams {
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: SnowLumaMessage
  /** Which of the ids counts. */
  message_type?: string | undefined
  /** The group. */
  group_id?: Id | undefined
  /** The user. */
  user_id?: Id | undefined
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `send_packet`, `.send_packet`. */
export interface SendPacketParams {
  /** The command of the packet. */
  cmd: string
  /** The content of the packet, as hex. Default "". */
  data?: string | undefined
  /** Whether to wait for the answer. Default true. */
  rsp?: boolean | undefined
}

/** Parameters of `send_poke`. */
export interface SnowLumaSendPokeParams {
  /** The user. */
  user_id: Id
  /** The group. */
  group_id?: Id | undefined
}

/** Parameters of `send_private_forward_msg`. */
export interface SendPrivateForwardMsgParams {
  /** The user. */
  user_id: Id
  /** The messages of the record. */
  messages?: readonly SnowLumaNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly SnowLumaNode[] | undefined
}

/** Parameters of `send_private_msg`. */
export interface SendPrivateMsgParams {
  /** The user. */
  user_id: Id
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message: SnowLumaMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). Default false. */
  auto_escape?: boolean | undefined
}

/** Parameters of `send_qzone_msg`. */
export interface SendQzoneMsgParams {
  /** The text. */
  content: string
  /** The pictures: paths, URLs, or `base64://…`. */
  images?: readonly string[] | undefined
  /** Who may see it: 1 all, 4 friends, 16 those in `target_uins`, 64 only the account. Default 1. */
  ugc_right?: number | undefined
  /** Who may see it. */
  target_uins?: readonly number[] | undefined
}

/** Parameters of `set_diy_online_status`. */
export interface SetDiyOnlineStatusParams {
  /** The face to show. */
  face_id: number
  /** The kind of face. Default 1. */
  face_type?: number | undefined
  /** The words to show. Default "". */
  wording?: string | undefined
}

/** Parameters of `set_group_add_option`. */
export interface SetGroupAddOptionParams {
  /** The group. */
  group_id: Id
  /** How people may join, a number of QQ's own. Default 0. */
  add_type?: number | undefined
}

/** Parameters of `set_group_add_request`. */
export interface SetGroupAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** `sub_type` of the request event. */
  sub_type?: string | undefined
  /** The same as `sub_type`. */
  type?: string | undefined
  /** Whether to accept. Default true. */
  approve?: boolean | undefined
  /** Why not, when refused. Default "". */
  reason?: string | undefined
}

/** Parameters of `set_group_kick`. */
export interface SetGroupKickParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to refuse the user's later requests too. Default false. */
  reject_add_request?: boolean | undefined
}

/** Parameters of `set_group_kick_members`. */
export interface SetGroupKickMembersParams {
  /** The group. */
  group_id: Id
  /** The members. */
  user_id: readonly number[]
  /** Whether to refuse the user's later requests too. Default false. */
  reject_add_request?: boolean | undefined
}

/** Parameters of `set_group_name`. */
export interface SnowLumaSetGroupNameParams {
  /** The group. */
  group_id: Id
  /** The name of the group. Default "". */
  group_name?: string | undefined
}

/** Parameters of `set_group_reaction`. */
export interface SetGroupReactionParams {
  /** The group. */
  group_id?: Id | undefined
  /** The message. */
  message_id: Id
  /** The id of the emoji. */
  code: string
  /** Whether to react (`true`) or to take it back (`false`). Default true. */
  is_set?: boolean | undefined
}

/** Parameters of `set_input_status`. */
export interface SetInputStatusParams {
  /** The user. */
  user_id: Id
  /** What the account does, 1 for typing. Default 0. */
  event_type?: number | undefined
}

/** Parameters of `set_msg_emoji_like`. */
export interface SetMsgEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: string
  /** Whether to do it (`true`) or to take it back (`false`). Default true. */
  set?: boolean | undefined
}

/** Parameters of `set_online_status`. */
export interface SnowLumaSetOnlineStatusParams {
  /** The status, such as 10 online, 30 away, 40 invisible, 50 busy. */
  status: number
  /** The second part of the status, a number of QQ's own. Default 0. */
  ext_status?: number | undefined
  /** The charge to show, in percent. Default 100. */
  battery_status?: number | undefined
}

/** Parameters of `set_self_longnick`. */
export interface SetSelfLongnickParams {
  /** The motto. */
  longNick?: string | undefined
  /** The motto. */
  long_nick?: string | undefined
}

/** Parameters of `translate_en2zh`. */
export interface TranslateEn2zhParams {
  /** The words. */
  words?: string | readonly string[] | undefined
}

/** Parameters of `upload_forward_msg`, `upload_foward_msg`. */
export interface UploadFowardMsgParams {
  /** The messages of the record. */
  messages?: readonly SnowLumaNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly SnowLumaNode[] | undefined
  /** The group. */
  group_id?: Id | undefined
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
  /** The name. Default "". */
  name?: string | undefined
  /** The folder, as the list names it. Default "". */
  folder?: string | undefined
  /** The folder, as the list names it. Default "". */
  folder_id?: string | undefined
  /** Whether to upload the file rather than to look for it in QQ first. Default true. */
  upload_file?: boolean | undefined
}

/** Parameters of `upload_private_file`. */
export interface SnowLumaUploadPrivateFileParams {
  /** The user. */
  user_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The name. Default "". */
  name?: string | undefined
  /** Whether to upload the file rather than to look for it in QQ first. Default true. */
  upload_file?: boolean | undefined
}
