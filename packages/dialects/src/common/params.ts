// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'

/** Parameters of `test_download_stream`. */
export interface TestDownloadStreamParams {
  /** Whether to fail in the middle. Default false. */
  error?: boolean | undefined
}

/** Parameters of `upload_file_stream`. */
export interface UploadFileStreamParams {
  /** The transfer, a name of your choice. */
  stream_id: string
  /** The chunk as base64. */
  chunk_data?: string | undefined
  /** Which chunk this is, from 0. */
  chunk_index?: number | undefined
  /** How many chunks there are. */
  total_chunks?: number | undefined
  /** The size of the file, in bytes. */
  file_size?: number | undefined
  /** The SHA-256 of the whole file as hex, to be checked. */
  expected_sha256?: string | undefined
  /** Whether all chunks have been sent. */
  is_complete?: boolean | undefined
  /** The name of the file. */
  filename?: string | undefined
  /** Whether to begin anew. */
  reset?: boolean | undefined
  /** Whether to ask only which chunks are there. */
  verify_only?: boolean | undefined
  /** How long the file is kept, in milliseconds. Default 300000. */
  file_retention?: number | undefined
}

/** Parameters of `del_group_album_media`. */
export interface DelGroupAlbumMediaParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** The picture, as the list names it. */
  lloc: string
}

/** Parameters of `set_group_album_media_like`, `cancel_group_album_media_like`. */
export interface SetGroupAlbumMediaLikeParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** The upload that the picture came with. */
  batch_id: string
  /** The picture, as the list names it. */
  lloc?: string | undefined
}

/** Parameters of `do_group_album_comment`. */
export interface DoGroupAlbumCommentParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** The picture, as the list names it. */
  lloc: string
  /** The text. */
  content: string
}

/** Parameters of `get_group_album_media_list`. */
export interface GetGroupAlbumMediaListParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** Where the page starts: what the page before gave, `''` for the first. Default "". */
  attach_info?: string | undefined
}

/** Parameters of `upload_image_to_qun_album`. */
export interface UploadImageToQunAlbumParams {
  /** The group. */
  group_id: Id
  /** The album, as the list of albums names it. */
  album_id: string
  /** The name of the album. */
  album_name: string
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
}

/**
 * Parameters of `get_group_detail_info`, `get_group_info_ex`, `ArkShareGroup`,
 * `send_group_ark_share`, `set_group_sign`, `send_group_sign`, `get_group_signed_list`,
 * `get_group_info`, `_get_group_notice`, `get_essence_msg_list`, `get_group_at_all_remain`,
 * `get_group_file_system_info`, `get_group_shut_list`, `get_group_album_list`,
 * `set_group_leave`, `get_group_root_files`, `get_qun_album_list`, `set_group_search`,
 * `share_group_ex`.
 */
export interface GetGroupInfoParams {
  /** The group. */
  group_id: Id
}

/** Parameters of `set_group_robot_add_option`. */
export interface SetGroupRobotAddOptionParams {
  /** The group. */
  group_id: Id
  /** Whether members may add official bots. */
  robot_member_switch?: number | undefined
  /** Whether an admin has to agree. */
  robot_member_examine?: number | undefined
}

/** Parameters of `set_doubt_friends_add_request`, `set_friend_add_request`. */
export interface SetFriendAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** Whether to accept. Default true. */
  approve?: boolean | undefined
}

/** Parameters of `get_doubt_friends_add_request`. */
export interface GetDoubtFriendsAddRequestParams {
  /** How many at most. Default 50. */
  count?: number | undefined
}

/** Parameters of `set_friend_remark`. */
export interface SetFriendRemarkParams {
  /** The user. */
  user_id: Id
  /** The account's own name for it. */
  remark: string
}

/** Parameters of `set_group_remark`. */
export interface SetGroupRemarkParams {
  /** The group. */
  group_id: Id
  /** The account's own name for it. */
  remark: string
}

/**
 * Parameters of `fetch_ptt_text`, `get_msg`, `delete_msg`, `set_essence_msg`,
 * `voice_msg_to_text`, `mark_msg_as_read`, `delete_essence_msg`.
 */
export interface GetMsgParams {
  /** The message. */
  message_id: Id
}

/** Parameters of `ArkSharePeer`, `send_ark_share`, `share_peer`. */
export interface SharePeerParams {
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
  /** A phone number to show on the card. Default "". */
  phone_number?: string | undefined
}

/** Parameters of `forward_friend_single_msg`, `forward_group_single_msg`. */
export interface ForwardGroupSingleMsgParams {
  /** The message. */
  message_id: Id
  /** The group. */
  group_id?: Id | undefined
  /** The user. */
  user_id?: Id | undefined
}

/** Parameters of `set_qq_avatar`, `scan_qrcode`, `upload_image`, `add_custom_face`. */
export interface ScanQrcodeParams {
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
}

/** Parameters of `rename_group_file`. */
export interface RenameGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** The folder that the file is in, `/` for the top. */
  current_parent_directory: string
  /** The new name. */
  new_name: string
}

/**
 * Parameters of `trans_group_file`, `delete_group_file`, `get_group_file_url`,
 * `set_group_file_forever`.
 */
export interface TransGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
}

/** Parameters of `delete_qzone_msg`. */
export interface DeleteQzoneMsgParams {
  /** The post. */
  tid: string
}

/** Parameters of `send_like`. */
export interface SendLikeParams {
  /** The user. */
  user_id: Id
  /** How many, 1 to 10 a day for each friend. Default 1. */
  times?: number | string | undefined
}

/** Parameters of `set_friend_add_request`. */
export interface NapCatSetFriendAddRequestParams {
  /** `flag` of the request. */
  flag: string
  /** Whether to accept. Default true. */
  approve?: boolean | string | undefined
  /** The account's own name for it. */
  remark?: string | undefined
}

/** Parameters of `set_group_whole_ban`. */
export interface SetGroupWholeBanParams {
  /** The group. */
  group_id: Id
  /** Whether to turn it on. Default true. */
  enable?: boolean | string | undefined
}

/** Parameters of `set_group_name`. */
export interface SetGroupNameParams {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
}

/** Parameters of `set_group_card`. */
export interface SetGroupCardParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The name in the group; `''` removes it. */
  card?: string | undefined
}

/** Parameters of `get_cookies`, `get_credentials`. */
export interface GetCookiesParams {
  /** The site that the cookies are for. */
  domain: string
}

/** Parameters of `set_online_status`. */
export interface SetOnlineStatusParams {
  /** The status, such as 10 online, 30 away, 40 invisible, 50 busy. */
  status: number | string
  /** The second part of the status, a number of QQ's own. */
  ext_status: number | string
  /** The charge to show, in percent. */
  battery_status: number | string
}

/** Parameters of `check_url_safely`. */
export interface CheckUrlSafelyParams {
  /** The URL. */
  url: string
}

/** Parameters of `ocr_image`, `.ocr_image`. */
export interface OcrImageParams {
  /** The picture: its `file`, a path, a URL, or `base64://…`. */
  image: string
}

/** Parameters of `get_forward_msg`. */
export interface GetForwardMsgParams {
  /** The message. */
  message_id?: Id | undefined
  /** The forward record. */
  id?: string | undefined
}

/** Parameters of `.handle_quick_operation`. */
export interface HandleQuickOperationParams {
  /** The event that is answered. */
  context: object
  /** What a handler would return for the event. */
  operation: object
}

/** Parameters of `_del_group_notice`, `_delete_group_notice`. */
export interface DelGroupNoticeParams {
  /** The group. */
  group_id: Id
  /** The announcement. */
  notice_id: string
}

/** Parameters of `group_poke`, `friend_poke`, `send_poke`. */
export interface SendPokeParams {
  /** The group. */
  group_id?: Id | undefined
  /** The user. */
  user_id: Id
  /** Who is poked, if not `user_id`. */
  target_id?: Id | undefined
}

/**
 * Parameters of `nc_get_user_status`, `get_online_file_msg`, `get_profile_like_count`,
 * `get_stranger_info`, `delete_friend`, `delete_unidirectional_friend`.
 */
export interface DeleteFriendParams {
  /** The user. */
  user_id: Id
}

/** Parameters of `set_group_special_title`. */
export interface SetGroupSpecialTitleParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The title; `''` removes it. Default "". */
  special_title?: string | undefined
}

/** Parameters of `get_group_system_msg`, `get_doubt_friends_add_request`. */
export interface GetGroupSystemMsgParams {
  /** How many at most. Default 50. */
  count?: number | string | undefined
}

/** Parameters of `get_private_file_url`. */
export interface GetPrivateFileUrlParams {
  /** The file, as its segment, notice or list names it. */
  file_id: string
}

/**
 * Parameters of `get_flash_file_list`, `get_share_link`, `get_fileset_info`, `download_fileset`,
 * `delete_flash_file`.
 */
export interface GetShareLinkParams {
  /** The set of flash files. */
  fileset_id: string
}

/** Parameters of `get_flash_file_url`, `download_fileset`. */
export interface DownloadFilesetParams {
  /** The set of flash files. */
  fileset_id: string
  /** The name of the file. */
  file_name?: string | undefined
  /** Which file of the set, from 0. */
  file_index?: number | undefined
}

/** Parameters of `send_flash_msg`. */
export interface SendFlashMsgParams {
  /** The set of flash files. */
  fileset_id: string
  /** The user. */
  user_id?: Id | undefined
  /** The group. */
  group_id?: Id | undefined
}

/** Parameters of `get_fileset_id`. */
export interface GetFilesetIdParams {
  /** The code of the shared link. */
  share_code: string
}

/** Parameters of `group_poke`. */
export interface GroupPokeParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
}

/** Parameters of `friend_poke`. */
export interface FriendPokeParams {
  /** The user. */
  user_id: Id
  /** Who is poked, if not `user_id`. */
  target_id?: Id | undefined
}

/** Parameters of `move_group_file`. */
export interface MoveGroupFileParams {
  /** The group. */
  group_id: Id
  /** The file, as its segment, notice or list names it. */
  file_id: string
  /** The folder that the file is in, `/` for the top. */
  parent_directory: string
  /** The folder to move it to. */
  target_directory: string
}

/** Parameters of `rename_group_file_folder`. */
export interface RenameGroupFileFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id: string
  /** The new name of the folder. */
  new_folder_name: string
}

/** Parameters of `get_ai_characters`. */
export interface GetAiCharactersParams {
  /** The group. Default 42. */
  group_id?: Id | undefined
  /** The kind of voice, 1 for speech. Default 1. */
  chat_type?: number | string | undefined
}

/** Parameters of `send_group_ai_record`, `get_ai_record`. */
export interface GetAiRecordParams {
  /** The voice, a `character_id` of `get_ai_characters`. */
  character: string
  /** The group. */
  group_id: Id
  /** The text to speak. */
  text: string
  /** The kind of voice, 1 for speech. Default 1. */
  chat_type?: number | string | undefined
}

/** Parameters of `set_doubt_friends_add_request`. */
export interface SetGroupAnonymousBanAnonymou {
  /** `flag` of the request. */
  flag: string
}

/** Parameters of `set_group_card`. */
export interface LLBotSetGroupCardParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The name in the group; `''` removes it. Default "". */
  card?: string | undefined
}

/** Parameters of `upload_private_file`. */
export interface UploadPrivateFileParams {
  /** The user. */
  user_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
  /** The name. */
  name?: string | undefined
}

/** Parameters of `delete_group_folder`, `get_group_files_by_folder`, `delete_group_file_folder`. */
export interface DeleteGroupFolderParams {
  /** The group. */
  group_id: Id
  /** The folder, as the list names it. */
  folder_id: string
}

/** Parameters of `set_qq_profile`. */
export interface SetQqProfileParams {
  /** The name. */
  nickname?: string | undefined
  /** The motto. */
  personal_note?: string | undefined
}

/** Parameters of `set_group_portrait`. */
export interface SetGroupPortraitParams {
  /** The group. */
  group_id: Id
  /**
   * The file: a path on the implementation's machine, a `file://` or `http(s)://` URL, or
   * `base64://…`.
   */
  file: string
}

/** Parameters of `get_group_member_list`, `get_group_info`. */
export interface GetGroupMemberListParams {
  /** The group. */
  group_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `get_group_list`, `get_online_clients`. */
export interface GetGroupListParams {
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `get_group_member_info`. */
export interface GetGroupMemberInfoParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** `true` asks QQ again, slower. Default false. */
  no_cache?: boolean | undefined
}

/** Parameters of `get_group_honor_info`. */
export interface GetGroupHonorInfoParams {
  /** The group. */
  group_id: Id
  /** Which honour, or `all`. */
  type: string
}

/** Parameters of `delete_friend`. */
export interface LagrangeDeleteFriendParams {
  /** The user. */
  user_id: Id
  /** Whether to block the user as well. Default false. */
  block?: boolean | undefined
}

/** Parameters of `set_group_admin`. */
export interface SetGroupAdminParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Whether to turn it on. Default true. */
  enable?: boolean | undefined
}

/** Parameters of `set_group_anonymous`, `set_group_whole_ban`. */
export interface SetGroupAnonymousParams {
  /** The group. */
  group_id: Id
  /** Whether to turn it on. Default true. */
  enable?: boolean | undefined
}

/** Parameters of `set_group_ban`. */
export interface SetGroupBanParams {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** How long, in seconds. Default 1800. */
  duration?: number | undefined
}
