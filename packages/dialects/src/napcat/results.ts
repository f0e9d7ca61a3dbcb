// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { GroupSender, Id } from '@cqhttp/core'
import type { NapCatSegment } from './segments.ts'
import type { NapCatMessageEvent } from './events.ts'

/** Given by `get_qun_album_list`. */
export interface GetQunAlbumListResult {
  album_list: unknown[]
  /** Where the next page starts. */
  attach_info: string
  /** Whether there is another page. */
  has_more: boolean
}

/** Given by `get_group_detail_info`. */
export interface GetGroupDetailInfoResult {
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** How many members there are. */
  member_count: number
  /** How many members there may be. */
  max_member_count: number
  /** Whether the whole group is muted: 0 for not, else -1 or a time. */
  group_all_shut: number
  /** The account's own name for the group. */
  group_remark: string
}

/** Given by `get_rkey`. */
export interface MediaKey {
  type: string
  /** The key, as part of a URL. */
  rkey: string
  /** In seconds since 1970. */
  created_at: number
  /** How long it is valid, in seconds. */
  ttl: number
}

/** Given by `get_rkey_server`. */
export interface GetRkeyServerResult {
  private_rkey?: string
  group_rkey?: string
  /** In seconds since 1970. */
  expired_time?: number
  name: string
}

/** Given by `fetch_emoji_like`. */
export interface FetchEmojiLikeResult {
  emojiLikesList: {
    tinyId: string
    nickName: string
    /** The URL of the picture. */
    headUrl: string
  }[]
  /** Where the next page starts. */
  cookie: string
  /** Whether this is the last page. */
  isLastPage: boolean
  isFirstPage: boolean
  result: number
  errMsg: string
}

/** Given by `get_emoji_likes`. */
export interface GetEmojiLikesResult {
  emoji_like_list: {
    /** The user. */
    user_id: Id
    nick_name: string
  }[]
}

/** Given by `translate_en2zh`. */
export interface TranslateEn2zhResult {
  words: string[]
}

/** Given by `get_group_root_files`, `get_group_files_by_folder`. */
export interface GroupFolderContent {
  /** The files. */
  files: unknown[]
  folders: unknown[]
}

/** Given by `get_clientkey`. */
export interface GetClientkeyResult {
  clientkey?: string
}

/** Given by `move_group_file`, `rename_group_file`, `trans_group_file`. */
export interface MoveGroupFileResult {
  ok: boolean
}

/** Given by `send_qzone_msg`. */
export interface SendQzoneMsgResult {
  tid: string
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
  /** The number of the message in its chat. */
  message_seq: number
  sender: GroupSender
  /** What it says. */
  message: NapCatSegment[]
  /** As CQ code; its form differs between implementations, so read `message`. */
  raw_message: string
  font: number
  /** The group. */
  group_id?: Id
  /** The user. */
  user_id: Id
  /** The reactions, if there are any. */
  emoji_likes_list?: unknown[]
}

/** Given by `get_login_info`, `get_friend_list`. */
export interface FriendProfile {
  birthday_year?: number
  birthday_month?: number
  birthday_day?: number
  phone_num?: string
  email?: string
  category_id?: number
  /** The user. */
  user_id: Id
  nickname: string
  /** The account's own name for it. */
  remark?: string
  sex?: 'male' | 'female' | 'unknown'
  /** The level. */
  level?: number
  /** In years, 0 when not known. */
  age?: number
  qid?: string
  /** For how many days in a row the account was logged in. */
  login_days?: number
  categoryName?: string
  categoryId?: number
}

/** Given by `get_group_list`, `get_group_info`. */
export interface GroupProfile {
  /** Whether the whole group is muted: 0 for not, else -1 or a time. */
  group_all_shut: number
  /** The account's own name for the group. */
  group_remark: string
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** How many members there are. */
  member_count?: number
  /** How many members there may be. */
  max_member_count?: number
}

/** Given by `get_group_member_info`. */
export interface GroupMember {
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  nickname: string
  /** The name in the group, `''` for none. */
  card?: string
  sex?: 'male' | 'female' | 'unknown'
  /** In years, 0 when not known. */
  age?: number
  /** In seconds since 1970. */
  join_time?: number
  /** In seconds since 1970. */
  last_sent_time?: number
  /** The level. */
  level?: string
  /** The level in QQ. */
  qq_level?: number
  role?: 'owner' | 'admin' | 'member'
  /** The title. */
  title?: string
  area?: string
  unfriendly?: boolean
  /** In seconds since 1970, 0 for never. */
  title_expire_time?: number
  card_changeable?: boolean
  /** Until when the member is muted, in seconds since 1970; 0 for not. */
  shut_up_timestamp?: number
  is_robot?: boolean
  qage?: number
}

/**
 * Given by `send_group_msg`, `send_private_msg`, `send_msg`, `send_forward_msg`,
 * `send_group_forward_msg`, `send_private_forward_msg`.
 */
export interface SendGroupMsgResult {
  /** The message. */
  message_id: Id
  /** The uploaded record. */
  res_id?: string
  /** The uploaded record. */
  forward_id?: string
}

/** Given by `get_version_info`. */
export interface GetVersionInfoResult {
  app_name: string
  protocol_version: string
  app_version: string
}

/** Given by `get_status`. */
export interface GetStatusResult {
  /** Whether the account is online. */
  online: boolean
  /** Whether everything works. */
  good: boolean
  stat: unknown
}

/** Given by `get_friends_with_category`. */
export interface FriendCategory {
  categoryId: number
  categoryName: string
  categoryMbCount: number
  buddyList: FriendProfile[]
}

/** Given by `get_group_honor_info`. */
export interface NapCatGetGroupHonorInfoResult {
  /** The group. */
  group_id: Id
  current_talkative: Record<string, unknown>
  talkative_list: unknown[]
  performer_list: unknown[]
  legend_list: unknown[]
  emotion_list: unknown[]
  strong_newbie_list: unknown[]
}

/** Given by `_get_group_notice`. */
export interface GroupAnnouncement {
  /** Who had sent the message. */
  sender_id: Id
  /** In seconds since 1970. */
  publish_time: number
  /** What deleting it takes. */
  notice_id: string
  /** What it says. */
  message: {
    text: string
    image: unknown[]
    images: unknown[]
  }
  settings?: unknown
  read_num?: number
}

/** Given by `get_essence_msg_list`. */
export interface EssenceMessage {
  msg_seq: number
  msg_random: number
  /** Who had sent the message. */
  sender_id: Id
  sender_nick: string
  /** Who did it. */
  operator_id: Id
  /** The name of who did it. */
  operator_nick: string
  /** The message. */
  message_id: Id
  /** When it was put on the list, in seconds since 1970. */
  operator_time: number
  /** What it says. */
  content: NapCatSegment[]
}

/** Given by `get_stranger_info`. */
export interface UserProfile {
  /** The user. */
  user_id: Id
  uid: string
  uin: string
  nick: string
  longNick: string
  nickname: string
  /** In years, 0 when not known. */
  age: number
  qid: string
  /** The level in QQ. */
  qqLevel: number
  sex: 'male' | 'female' | 'unknown'
  long_nick: string
  /** When the user joined QQ, in seconds since 1970. */
  reg_time: number
  is_vip: boolean
  is_years_vip: boolean
  vip_level: number
  /** The account's own name for it. */
  remark: string
  /** How it is. */
  status: number
  /** For how many days in a row the account was logged in. */
  login_days: number
}

/** Given by `upload_group_file`, `upload_private_file`. */
export interface UploadGroupFileResult {
  /** The file, as file actions take it. */
  file_id: string | null
}

/** Given by `get_group_msg_history`, `get_friend_msg_history`. */
export interface GetGroupMsgHistoryResult {
  /** The messages, each with its segments. */
  messages: NapCatMessageEvent[]
}

/** Given by `get_group_ignored_notifies`. */
export interface GetGroupIgnoredNotifiesResult {
  invited_requests: unknown[]
  /** The same as `invited_requests`. */
  InvitedRequest: unknown[]
  join_requests: unknown[]
}

/** Given by `get_recent_contact`. */
export interface RecentContact {
  /** The last message; spelt so in NapCat. */
  lastestMsg: NapCatMessageEvent
  peerUin: string
  /** The account's own name for it. */
  remark: string
  /** In seconds since 1970, as text. */
  msgTime: string
  chatType: number
  msgId: string
  sendNickName: string
  sendMemberName: string
  peerName: string
}

/** Given by `get_profile_like`. */
export interface GetProfileLikeResult {
  uid: string
  /** In seconds since 1970. */
  time: string
  favoriteInfo: {
    userInfos: unknown[]
    total_count: number
    /** In seconds since 1970. */
    last_time: number
    today_count: number
  }
  voteInfo: {
    total_count: number
    new_count: number
    new_nearby_count: number
    /** In seconds since 1970. */
    last_visit_time: number
    userInfos: unknown[]
  }
}

/** Given by `set_group_portrait`. */
export interface SetGroupPortraitResult {
  result: number
  errMsg: string
}

/** Given by `_get_model_show`. */
export interface GetModelShowResult {
  variants: {
    model_show: string
    need_pay: boolean
  }
}

/** Given by `get_credentials`. */
export interface NapCatGetCredentialsResult {
  /** The cookies, as a header has them. */
  cookies: string
  /** The token against cross-site requests. */
  token: number
}

/** Given by `create_group_file_folder`. */
export interface CreateGroupFileFolderResult {
  result: unknown
  groupItem: unknown
}

/** Given by `nc_get_user_status`. */
export interface NcGetUserStatusResult {
  /** How it is. */
  status: number
  ext_status: number
}

/** Given by `get_group_file_url`, `get_private_file_url`. */
export interface GetGroupFileUrlResult {
  /** Where it can be fetched. */
  url?: string
}

/** Given by `get_mini_app_ark`. */
export interface GetMiniAppArkResult {
  /** The content. */
  data: unknown
}

/** Given by `get_group_system_msg`. */
export interface GetGroupSystemMsgResult {
  invited_requests: GroupSystemRequest[]
  /** The same as `invited_requests`. */
  InvitedRequest: GroupSystemRequest[]
  join_requests: GroupSystemRequest[]
}

export interface GroupSystemRequest {
  request_id: number
  invitor_uin: number
  invitor_nick: string
  /** The group. */
  group_id: Id
  /** The name of the group. */
  group_name: string
  /** What it says. */
  message: string
  /** Whether it has been answered. */
  checked: boolean
  /** Who answered it, 0 for nobody. */
  actor: number
  requester_nick: string
}

/** Given by `get_unidirectional_friend_list`. */
export interface UnidirectionalFriend {
  uin: number
  uid: string
  nick_name: string
  /** In years, 0 when not known. */
  age: number
  source: string
}

/** Given by `get_group_ignore_add_request`. */
export interface FilteredRequest {
  request_id: number
  invitor_uin: number
  invitor_nick?: string
  /** The group. */
  group_id: Id
  /** What it says. */
  message?: string
  /** The name of the group. */
  group_name?: string
  /** Whether it has been answered. */
  checked: boolean
  /** Who answered it, 0 for nobody. */
  actor: number
  requester_nick?: string
}

/** Given by `get_fileset_id`. */
export interface GetFilesetIdResult {
  fileset_id: string
}
