// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'
import type { NapCatMessage, NapCatNode } from './segments.ts'

/** Parameters of `download_file_stream`, `download_file_image_stream`. */
export interface DownloadFileStreamParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
  /** The size of a frame, in bytes. Default 65536. */
  chunk_size?: number | undefined
}

/** Parameters of `download_file_record_stream`. */
export interface DownloadFileRecordStreamParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
  /** The size of a frame, in bytes. Default 65536. */
  chunk_size?: number | undefined
  /** The format to convert to. */
  out_format?: string | undefined
}

/** Parameters of `get_qun_album_list`. */
export interface GetQunAlbumListParams {
  /** The group. */
  group_id: Id
  /** Where the page starts: what the page before gave, `''` for the first. Default "". */
  attach_info?: string | undefined
}

/** Parameters of `set_group_todo`, `complete_group_todo`, `cancel_group_todo`. */
export interface SetGroupTodoParams {
  /** The group. */
  group_id: Id
  /** The message. */
  message_id?: Id | undefined
  /** The message to start at; default the latest. */
  message_seq?: string | undefined
}

/** Parameters of `set_group_kick_members`. */
export interface SetGroupKickMembersParams {
  /** The group. */
  group_id: Id
  /** The members. */
  user_id: readonly Id[]
  /** Whether to refuse the user's later requests too. */
  reject_add_request?: boolean | string | undefined
}

/** Parameters of `set_group_add_option`. */
export interface SetGroupAddOptionParams {
  /** The group. */
  group_id: Id
  /** How people may join, a number of QQ's own. */
  add_type: number
  /** The question that people have to answer. */
  group_question?: string | undefined
  /** The answer to the question. */
  group_answer?: string | undefined
}

/** Parameters of `set_group_search`. */
export interface SetGroupSearchParams {
  /** The group. */
  group_id: Id
  /** Whether the group can be found by its number. */
  no_code_finger_open?: number | undefined
  /** Whether the group can be found by its name. */
  no_finger_open?: number | undefined
}

/** Parameters of `fetch_emoji_like`. */
export interface FetchEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji. */
  emojiId: number | string
  /** The kind of emoji, 1 for faces of QQ, 2 for Unicode. */
  emojiType: number | string
  /** How many at most. Default 20. */
  count?: number | string | undefined
  /** Where the page starts: what the page before gave. Default "". */
  cookie?: string | undefined
}

/** Parameters of `get_emoji_likes`. */
export interface GetEmojiLikesParams {
  /** The group. */
  group_id?: Id | undefined
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: string
  /** The kind of emoji, 1 for faces of QQ, 2 for Unicode. */
  emoji_type?: string | undefined
  /** How many at most. Default 0. */
  count?: number | undefined
}

/** Parameters of `get_file`. */
export interface GetFileParams {
  /** `file` of a received segment. */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
}

/** Parameters of `set_qq_profile`. */
export interface NapCatSetQqProfileParams {
  /** The name. */
  nickname: string
  /** The motto. */
  personal_note?: string | undefined
  /** 0 unknown, 1 male, 2 female. */
  sex?: number | string | undefined
}

/** Parameters of `create_collection`. */
export interface CreateCollectionParams {
  /** The text to keep. */
  rawData: string
  /** The text that the list shows. */
  brief: string
}

/** Parameters of `set_self_longnick`. */
export interface SetSelfLongnickParams {
  /** The motto. */
  longNick: string
}

/** Parameters of `mark_group_msg_as_read`, `mark_private_msg_as_read`, `mark_msg_as_read`. */
export interface MarkMsgAsReadParams {
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /** The message. */
  message_id?: Id | undefined
}

/** Parameters of `translate_en2zh`. */
export interface TranslateEn2zhParams {
  /** The words. */
  words: readonly string[]
}

/** Parameters of `get_group_root_files`. */
export interface GetGroupRootFilesParams {
  /** The group. */
  group_id: Id
  /** How many files at most. Default 50. */
  file_count?: number | string | undefined
}

/** Parameters of `move_group_file`. */
export interface NapCatMoveGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** The folder that the file is in, `/` for the top. */
  current_parent_directory: string
  /** The folder to move it to. */
  target_parent_directory: string
}

/** Parameters of `send_qzone_msg`. */
export interface SendQzoneMsgParams {
  /** The text. */
  content: string
  /** The pictures: paths, URLs, or `base64://…`. */
  images?: readonly string[] | undefined
  /** Who may see it: 1 all, 4 friends, 16 those in `target_uins`, 64 only the account. Default 1. */
  ugc_right?: number | string | undefined
  /** Who may see it. */
  target_uins?: readonly (number | string)[] | undefined
}

/** Parameters of `set_group_member_invite_policy`. */
export interface SetGroupMemberInvitePolicyParams {
  /** The group. */
  group_id: Id
  /** Who may invite. */
  policy: 'disabled' | 'require_approval' | 'no_approval' | 'no_approval_under_100'
}

/** Parameters of `set_group_member_permissions`. */
export interface SetGroupMemberPermissionsParams {
  /** The group. */
  group_id: Id
  /** Whether members may upload to the albums. */
  allow_member_upload_album?: boolean | undefined
  /** Whether members may write to each other without being friends. */
  allow_member_temporary_session?: boolean | undefined
  /** Whether members may found groups from it. */
  allow_member_create_group?: boolean | undefined
}

/** Parameters of `set_group_new_member_history_visibility`. */
export interface SetGroupNewMemberHistoryVisibilityParams {
  /** The group. */
  group_id: Id
  /** Whether they see them. */
  visible: boolean
}

/** Parameters of `get_friend_list`, `get_group_list`. */
export interface GetFriendListParams {
  /** `true` asks QQ again, slower. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `get_group_member_list`. */
export interface NapCatGetGroupMemberListParams {
  /** The group. */
  group_id: Id
  /** `true` asks QQ again, slower. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `get_group_member_info`. */
export interface NapCatGetGroupMemberInfoParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** `true` asks QQ again, slower. */
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
  message: NapCatMessage
  /** Whether strings are plain text (`true`) or CQ code (`false`). */
  auto_escape?: boolean | string | undefined
  /** The title of the record. */
  source?: string | undefined
  /** The lines of the preview. */
  news?:
    | readonly {
        /** The text to speak. */
        text: string
      }[]
    | undefined
  /** The line below the preview. */
  summary?: string | undefined
  /** What lists of chats show. */
  prompt?: string | undefined
  /** How long to wait, in milliseconds. */
  timeout?: number | undefined
}

/** Parameters of `set_group_add_request`. */
export interface SetGroupAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** Whether to accept. Default true. */
  approve?: boolean | string | undefined
  /** Why not, when refused. */
  reason?: string | null | undefined
  /** How many requests to look through for the flag. Default 100. */
  count?: number | undefined
}

/** Parameters of `set_group_leave`. */
export interface SetGroupLeaveParams {
  /** The group. */
  group_id: Id
  /** Whether to dissolve the group, if it is the account's own. */
  is_dismiss?: boolean | string | undefined
}

/** Parameters of `set_group_ban`. */
export interface NapCatSetGroupBanParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** How long, in seconds. Default 0. */
  duration?: number | string | undefined
}

/** Parameters of `set_group_kick`. */
export interface SetGroupKickParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to refuse the user's later requests too. */
  reject_add_request?: boolean | string | undefined
}

/** Parameters of `set_group_admin`. */
export interface NapCatSetGroupAdminParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to turn it on. */
  enable?: boolean | string | undefined
}

/** Parameters of `get_image`. */
export interface GetImageParams {
  /** `file` of a received `image` segment. */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
}

/** Parameters of `get_record`. */
export interface GetRecordParams {
  /** `file` of a received `record` segment. */
  file?: string | undefined
  /** The file, as its segment, notice or list names it. */
  file_id?: string | undefined
  /** The format to convert to. */
  out_format: string
}

/** Parameters of `set_msg_emoji_like`. */
export interface SetMsgEmojiLikeParams {
  /** The message. */
  message_id: Id
  /** The id of the emoji or face. */
  emoji_id: number | string
  /** Whether to do it (`true`) or to take it back (`false`). */
  set?: boolean | string | undefined
}

/** Parameters of `delete_friend`. */
export interface NapCatDeleteFriendParams {
  /** The friend. */
  friend_id?: Id | undefined
  /** The user. */
  user_id?: Id | undefined
  /** Whether to block the user as well. */
  temp_block?: boolean | undefined
  /** Whether to vanish from the other's list too. */
  temp_both_del?: boolean | undefined
}

/** Parameters of `get_group_honor_info`. */
export interface NapCatGetGroupHonorInfoParams {
  /** The group. */
  group_id: Id
  /** Which honour, or `all`. */
  type?: 'all' | 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion' | undefined
}

/** Parameters of `_send_group_notice`. */
export interface SendGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The text. */
  content: string
  /** The picture: a path, a URL, or `base64://…`. */
  image?: string | undefined
  /** Whether to pin it. Default 0. */
  pinned?: number | string | undefined
  /** The kind of announcement. Default 1. */
  type?: number | string | undefined
  /** Whether members have to confirm that they read it. Default 1. */
  confirm_required?: number | string | undefined
  /** Whether to ask members to set their name in the group. Default 0. */
  is_show_edit_card?: number | string | undefined
  /** 0 shows it in a window. Default 0. */
  tip_window_type?: number | string | undefined
}

/** Parameters of `send_forward_msg`, `send_group_forward_msg`, `send_private_forward_msg`. */
export interface SendForwardMsgParams {
  /** The messages of the record. */
  messages?: readonly NapCatNode[] | undefined
  /**
   * What to send. A string is plain text, unless `auto_escape` or the bot's `autoEscape` is
   * `false`.
   */
  message?: readonly NapCatNode[] | undefined
  /** Which of the ids counts. */
  message_type?: 'private' | 'group' | undefined
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /** Whether strings are plain text (`true`) or CQ code (`false`). */
  auto_escape?: boolean | string | undefined
  /** The title of the record. */
  source?: string | undefined
  /** The lines of the preview. */
  news?:
    | readonly {
        /** The text to speak. */
        text: string
      }[]
    | undefined
  /** The line below the preview. */
  summary?: string | undefined
  /** What lists of chats show. */
  prompt?: string | undefined
  /** How long to wait, in milliseconds. */
  timeout?: number | undefined
}

/** Parameters of `get_stranger_info`. */
export interface GetStrangerInfoParams {
  /** The user. */
  user_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | string | undefined
}

/** Parameters of `download_file`. */
export interface DownloadFileParams {
  /** The URL. */
  url?: string | undefined
  /** The content as base64. */
  base64?: string | undefined
  /** The name of the file. */
  name?: string | undefined
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
  name: string
  /** The folder, as the list names it. */
  folder?: string | undefined
  /** The folder, as the list names it. */
  folder_id?: string | undefined
  /** Whether to upload the file rather than to look for it in QQ first. Default true. */
  upload_file?: boolean | undefined
}

/** Parameters of `get_group_msg_history`. */
export interface GetGroupMsgHistoryParams {
  /** The group. */
  group_id: Id
  /** The message to start at; default the latest. */
  message_seq?: string | undefined
  /** How many at most. Default 20. */
  count?: number | undefined
  /** Whether the oldest come first. Default false. */
  reverse_order?: boolean | undefined
  /** Whether to leave out the URLs of media, which is faster. Default false. */
  disable_get_url?: boolean | undefined
  /** Whether to read the forward records in it too. Default true. */
  parse_mult_msg?: boolean | undefined
  /** Whether to leave out what is slow to find. Default false. */
  quick_reply?: boolean | undefined
  /** Whether the oldest come first. @deprecated Use `reverse_order`. Default false. */
  reverseOrder?: boolean | undefined
}

/** Parameters of `get_friend_msg_history`. */
export interface GetFriendMsgHistoryParams {
  /** The user. */
  user_id: Id
  /** The message to start at; default the latest. */
  message_seq?: string | undefined
  /** How many at most. Default 20. */
  count?: number | undefined
  /** Whether the oldest come first. Default false. */
  reverse_order?: boolean | undefined
  /** Whether to leave out the URLs of media, which is faster. Default false. */
  disable_get_url?: boolean | undefined
  /** Whether to read the forward records in it too. Default true. */
  parse_mult_msg?: boolean | undefined
  /** Whether to leave out what is slow to find. Default false. */
  quick_reply?: boolean | undefined
  /** Whether the oldest come first. @deprecated Use `reverse_order`. Default false. */
  reverseOrder?: boolean | undefined
}

/** Parameters of `delete_essence_msg`. */
export interface DeleteEssenceMsgParams {
  /** The message. */
  message_id?: Id | undefined
  /** The number of the message in its chat. */
  msg_seq?: string | undefined
  /** The random number of the message. */
  msg_random?: string | undefined
  /** The group. */
  group_id?: Id | undefined
}

/** Parameters of `get_recent_contact`. */
export interface GetRecentContactParams {
  /** How many at most. Default 10. */
  count?: number | string | undefined
}

/** Parameters of `get_profile_like`. */
export interface GetProfileLikeParams {
  /** The user. */
  user_id?: Id | undefined
  /** How many to skip. Default 0. */
  start?: number | string | undefined
  /** How many at most. Default 10. */
  count?: number | string | undefined
}

/** Parameters of `set_group_portrait`. */
export interface NapCatSetGroupPortraitParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The group. */
  group_id: Id
}

/** Parameters of `fetch_custom_face`, `fetch_custom_face_detail`. */
export interface FetchCustomFaceParams {
  /** How many at most. Default 48. */
  count?: number | string | undefined
}

/** Parameters of `add_custom_face`. */
export interface AddCustomFaceParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The id of the emoji or face. */
  emoji_id?: number | string | undefined
  /** The package of the market face. */
  package_id?: number | string | undefined
  /** The name of the file. */
  file_name?: string | undefined
  /** The size of the file, in bytes. */
  file_size?: number | string | undefined
  /** The MD5 of the file, as hex. */
  md5?: string | undefined
  /** Whether it is a market face. */
  is_mark_face?: boolean | undefined
  /** Whether to keep the original size. */
  is_origin?: boolean | undefined
}

/** Parameters of `delete_custom_face`. */
export interface DeleteCustomFaceParams {
  /** The sticker, as the list names it. */
  res_id?: string | readonly string[] | undefined
  /** The forward record. */
  id?: string | readonly string[] | undefined
  /** The stickers. */
  ids?: readonly string[] | undefined
  /** The MD5 of the file, as hex. */
  md5?: string | readonly string[] | undefined
}

/** Parameters of `set_custom_face_desc`. */
export interface SetCustomFaceDescParams {
  /** The id of the emoji or face. */
  emoji_id: number | string
  /** The sticker, as the list names it. */
  res_id: string
  /** The MD5 of the file, as hex. */
  md5: string
  /** The description. */
  desc: string
}

/** Parameters of `upload_private_file`. */
export interface NapCatUploadPrivateFileParams {
  /** The user. */
  user_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The name. */
  name: string
  /** Whether to upload the file rather than to look for it in QQ first. Default true. */
  upload_file?: boolean | undefined
}

/** Parameters of `_get_model_show`. */
export interface GetModelShowParams {
  /** The model of the device. */
  model?: string | undefined
}

/** Parameters of `set_input_status`. */
export interface SetInputStatusParams {
  /** The user. */
  user_id: Id
  /** What the account does, 1 for typing. */
  event_type: number
}

/** Parameters of `create_group_file_folder`. */
export interface CreateGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The name of the folder. */
  folder_name?: string | undefined
  /** The name. */
  name?: string | undefined
}

/** Parameters of `delete_group_folder`. */
export interface NapCatDeleteGroupFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id?: string | undefined
  /** The folder, as the list names it. */
  folder?: string | undefined
}

/** Parameters of `get_group_files_by_folder`. */
export interface GetGroupFilesByFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id?: string | undefined
  /** The folder, as the list names it. */
  folder?: string | undefined
  /** How many files at most. Default 50. */
  file_count?: number | string | undefined
}

/** Parameters of `set_diy_online_status`. */
export interface SetDiyOnlineStatusParams {
  /** The face to show. */
  face_id: number | string
  /** The kind of face. Default "1". */
  face_type?: number | string | undefined
  /** The words to show. Default " ". */
  wording?: string | undefined
}

/** Parameters of `get_mini_app_ark`. */
export interface GetMiniAppArkParams {
  /** A template for the card. */
  type?: 'bili' | 'weibo' | undefined
  /** The title. */
  title: string
  /** The description. */
  desc: string
  /** The URL of the picture. */
  picUrl: string
  /** Where a click leads. */
  jumpUrl: string
  /** Where a click leads outside QQ. */
  webUrl?: string | undefined
  /** Whether to give the data of the card as it is. */
  rawArkData?: string | undefined
  /** The URL of the icon. */
  iconUrl?: string | undefined
  /** The id of the mini app. */
  appId?: string | undefined
  /** A number of the card's template. */
  scene?: string | undefined
  /** A number of the card's template. */
  templateType?: string | undefined
  /** A number of the card's template. */
  businessType?: string | undefined
  /** A number of the card's template. */
  verType?: string | undefined
  /** A number of the card's template. */
  shareType?: string | undefined
  /** The version of the mini app. */
  versionId?: string | undefined
  /** The version of the kit it is made with. */
  sdkId?: string | undefined
  /** Whether the mini app learns who shared it. */
  withShareTicket?: string | undefined
}

/** Parameters of `get_ai_record`, `send_group_ai_record`. */
export interface SendGroupAiRecordParams {
  /** The voice, a `character_id` of `get_ai_characters`. */
  character: string
  /** The group. */
  group_id: Id
  /** The text to speak. */
  text: string
}

/** Parameters of `get_ai_characters`. */
export interface NapCatGetAiCharactersParams {
  /** The group. */
  group_id: Id
  /** The kind of voice, 1 for speech. Default 1. */
  chat_type?: number | string | undefined
}

/** Parameters of `send_packet`. */
export interface SendPacketParams {
  /** The command of the packet. */
  cmd: string
  /** The content of the packet, as hex. */
  data: string
  /** Whether to wait for the answer. Default true. */
  rsp?: boolean | string | undefined
}

/** Parameters of `click_inline_keyboard_button`. */
export interface ClickInlineKeyboardButtonParams {
  /** The group. */
  group_id: Id
  /** The application id of the official bot. */
  bot_appid: string
  /** The button. Default "". */
  button_id?: string | undefined
  /** The data of the button. Default "". */
  callback_data?: string | undefined
  /** The number of the message in its chat. Default "10086". */
  msg_seq?: string | undefined
}

/** Parameters of `get_collection_list`. */
export interface GetCollectionListParams {
  /** The kind of favourites, 0 for all. */
  category: string
  /** How many at most. Default "50". */
  count?: string | undefined
}

/** Parameters of `create_flash_task`. */
export interface CreateFlashTaskParams {
  /** The paths of the files. */
  files: string | readonly string[]
  /** The name. */
  name?: string | undefined
  /** The path of the preview picture. */
  thumb_path?: string | undefined
}

/** Parameters of `send_online_file`. */
export interface SendOnlineFileParams {
  /** The user. */
  user_id: Id
  /** The path of the file on the implementation's machine. */
  file_path: string
  /** The name of the file. */
  file_name?: string | undefined
}

/** Parameters of `send_online_folder`. */
export interface SendOnlineFolderParams {
  /** The user. */
  user_id: Id
  /** The path of the folder on the implementation's machine. */
  folder_path: string
  /** The name of the folder. */
  folder_name?: string | undefined
}

/** Parameters of `receive_online_file`, `refuse_online_file`. */
export interface RefuseOnlineFileParams {
  /** The user. */
  user_id: Id
  /** The message with the file. */
  msg_id: string
  /** The part of the message that is the file. */
  element_id: string
}

/** Parameters of `cancel_online_file`. */
export interface CancelOnlineFileParams {
  /** The user. */
  user_id: Id
  /** The message with the file. */
  msg_id: string
}
