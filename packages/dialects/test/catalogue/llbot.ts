// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message, StandardSegment } from '@cqhttp/core'

/** The parameters of 122 actions. */
export interface LLBotCatalogue {
  scan_qrcode: { file: string }
  create_group_album: { group_id: number | string; name: string; desc?: string }
  delete_group_album: { group_id: number | string; album_id: string }
  get_group_album_list: { group_id: number | string }
  upload_group_album: { group_id: number | string; album_id: string; files: string[] }
  set_group_file_forever: { group_id: number | string; file_id: string }
  batch_delete_group_member: { group_id: number | string; user_ids: (number | string)[] }
  get_flash_file_info: { share_link?: string; file_set_id?: string }
  download_flash_file: { share_link?: string; file_set_id?: string }
  get_flash_file_download_urls: { share_link?: string; file_set_id?: string }
  upload_flash_file: { title?: string; paths: string[] }
  reshare_flash_file: { share_link?: string; file_set_id?: string }
  get_rkey: {}
  send_pb: { cmd: string; hex: string }
  voice_msg_to_text: { message_id: number | string }
  get_file: { file?: string; file_id?: string; download?: boolean | string }
  llonebot_debug: { apiClass: string; method: string; args?: unknown[] }
  get_config: {}
  set_config: {
    milky?: unknown
    satori?: unknown
    ob11?: unknown
    webui?: unknown
    onlyLocalhost?: boolean
    enableLocalFile2Url?: boolean
    log?: boolean
    autoDeleteFile?: boolean
    autoDeleteFileSecond?: number
    ffmpeg?: string
    musicSignUrl?: string
    msgCacheExpire?: number
  }
  get_group_ignore_add_request: {}
  set_qq_avatar: { file: string }
  get_qq_avatar: { user_id?: number | string; group_id?: number | string }
  get_friends_with_category: {}
  get_event: { key?: string; timeout?: number | string }
  set_online_status: {
    status: number | string
    ext_status: number | string
    battery_status: number | string
  }
  get_profile_like: { start?: number | string; count?: number | string }
  get_profile_like_me: { start?: number | string; count?: number | string }
  get_friend_msg_history: {
    user_id: number | string
    message_seq?: number | string
    count?: number | string
    reverseOrder?: boolean | string
  }
  fetch_emoji_like: {
    message_id: number | string
    emoji_id?: number | string
    emojiId?: number | string
    count?: number | string
    cookie?: string
  }
  fetch_custom_face: {}
  set_msg_emoji_like: {
    message_id: number | string
    emoji_id: number | string
    set?: boolean | string
  }
  unset_msg_emoji_like: {
    message_id: number | string
    emoji_id: number | string
    set?: boolean | string
  }
  get_robot_uin_range: {}
  group_poke: { group_id: number | string; user_id: number | string }
  friend_poke: { user_id: number | string; target_id?: number | string }
  set_friend_category: { user_id: number | string; category_id: number | string }
  set_friend_remark: { user_id: number | string; remark?: string }
  set_group_msg_mask: { group_id: number | string; mask: number | string }
  set_group_remark: { group_id: number | string; remark?: string }
  move_group_file: {
    group_id: number | string
    file_id: string
    parent_directory: string
    target_directory: string
  }
  rename_group_file: {
    group_id: number | string
    file_id: string
    current_parent_directory: string
    new_name: string
  }
  get_group_shut_list: { group_id: number | string }
  rename_group_file_folder: {
    group_id: number | string
    folder_id: string
    new_folder_name: string
  }
  get_recommend_face: { word: string }
  get_ai_characters: { group_id?: number | string; chat_type?: number | string }
  send_group_ai_record: {
    character: string
    group_id: number | string
    text: string
    chat_type?: number | string
  }
  get_private_file_url: { file_id: string }
  get_doubt_friends_add_request: { count?: number | string }
  set_doubt_friends_add_request: { flag: string }
  _delete_group_notice: { group_id: number | string; notice_id: string }
  send_poke: { group_id?: number | string; user_id: number | string; target_id?: number | string }
  set_input_status: { user_id: number | string; event_type: number | string }
  get_group_album_media_list: { group_id: number | string; album_id: string; attach_info?: string }
  get_group_signed_list: { group_id: number | string }
  get_profile_like_count: { user_id: number | string }
  send_like: { user_id: number | string; times?: number | string }
  get_msg: { message_id: number | string }
  get_login_info: {}
  get_friend_list: {}
  get_group_list: { no_cache?: boolean | string }
  get_group_info: { group_id: number | string; no_cache?: boolean | string }
  get_group_member_list: { group_id: number | string; no_cache?: boolean | string }
  get_group_member_info: {
    group_id: number | string
    user_id: number | string
    no_cache?: boolean | string
  }
  send_group_msg: {
    message_type?: 'private' | 'group'
    user_id?: number | string
    group_id?: number | string
    message: Message
    auto_escape?: boolean | string
  }
  send_private_msg: {
    message_type?: 'private' | 'group'
    user_id?: number | string
    group_id?: number | string
    message: Message
    auto_escape?: boolean | string
  }
  send_msg: {
    message_type?: 'private' | 'group'
    user_id?: number | string
    group_id?: number | string
    message: Message
    auto_escape?: boolean | string
  }
  delete_msg: { message_id: number | string }
  set_group_add_request: { flag: string; approve?: boolean | string; reason?: string }
  set_friend_add_request: { flag: string; approve?: boolean | string; remark?: string }
  set_group_leave: { group_id: number | string }
  get_version_info: {}
  can_send_record: {}
  can_send_image: {}
  get_status: {}
  set_group_whole_ban: { group_id: number | string; enable?: boolean | string }
  set_group_ban: { group_id: number | string; user_id: number | string; duration?: number | string }
  set_group_kick: {
    group_id: number | string
    user_id: number | string
    reject_add_request?: boolean | string
  }
  set_group_admin: {
    group_id: number | string
    user_id: number | string
    enable?: boolean | string
  }
  set_group_name: { group_id: number | string; group_name: string }
  set_group_card: { group_id: number | string; user_id: number | string; card?: string }
  get_image: { file: string; download?: boolean | string }
  get_record: {
    file: string
    out_format?: 'mp3' | 'amr' | 'wma' | 'm4a' | 'spx' | 'ogg' | 'wav' | 'flac'
  }
  clean_cache: {}
  get_cookies: { domain: string }
  forward_friend_single_msg: {
    message_id: number | string
    group_id?: number | string
    user_id?: number | string
  }
  forward_group_single_msg: {
    message_id: number | string
    group_id?: number | string
    user_id?: number | string
  }
  get_credentials: { domain: string }
  set_restart: {}
  get_csrf_token: {}
  get_essence_msg_list: { group_id: number | string }
  get_group_honor_info: {
    group_id: number | string
    type?: 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion' | 'all'
  }
  send_forward_msg: {
    user_id?: number | string
    group_id?: number | string
    messages?: StandardSegment<'node'>[]
    message?: unknown[]
    message_type?: 'group' | 'private'
    source?: string
    news?: { text?: string }[]
    summary?: string
    prompt?: string
  }
  send_group_forward_msg: {
    user_id?: number | string
    group_id?: number | string
    messages?: StandardSegment<'node'>[]
    message?: unknown[]
    message_type?: 'group' | 'private'
    source?: string
    news?: { text?: string }[]
    summary?: string
    prompt?: string
  }
  send_private_forward_msg: {
    user_id?: number | string
    group_id?: number | string
    messages?: StandardSegment<'node'>[]
    message?: unknown[]
    message_type?: 'group' | 'private'
    source?: string
    news?: { text?: string }[]
    summary?: string
    prompt?: string
  }
  get_stranger_info: { user_id: number | string }
  download_file: { url?: string; base64?: string; headers?: string | string[] }
  get_guild_list: {}
  mark_msg_as_read: { message_id: number | string }
  upload_group_file: {
    group_id: number | string
    file: string
    name?: string
    folder?: string
    folder_id?: string
  }
  upload_private_file: { user_id: number | string; file: string; name?: string }
  get_group_msg_history: {
    group_id: number | string
    message_seq?: number | string
    count?: number | string
    reverseOrder?: boolean | string
  }
  get_forward_msg: { message_id?: string; id?: string }
  '.handle_quick_operation': { context: unknown; operation: unknown }
  set_essence_msg: { message_id: number | string }
  delete_essence_msg: { message_id: number | string }
  delete_group_file: { group_id: number | string; file_id: string; busid?: number | string }
  get_group_system_msg: {}
  create_group_file_folder: { group_id: number | string; name: string }
  delete_group_folder: { group_id: number | string; folder_id: string }
  get_group_at_all_remain: { group_id: number | string }
  get_group_root_files: { group_id: number | string }
  _send_group_notice: {
    group_id: number | string
    content: string
    image?: string
    pinned?: boolean | string
    confirm_required?: boolean | string
    is_show_edit_card?: boolean | string
    tip_window?: boolean | string
    send_new_member?: boolean | string
  }
  get_group_files_by_folder: { group_id: number | string; folder_id: string }
  get_group_file_url: { group_id: number | string; file_id: string }
  _get_group_notice: { group_id: number | string }
  delete_friend: { user_id: number | string }
  ocr_image: { image: string }
  get_group_file_system_info: { group_id: number | string }
  set_group_special_title: {
    group_id: number | string
    user_id: number | string
    special_title?: string
  }
  send_group_sign: { group_id: number | string }
  set_qq_profile: { nickname?: string; personal_note?: string }
  set_group_portrait: { group_id: number | string; file: string }
}

/** Those that give nothing. */
export type LLBotSilent =
  | 'delete_group_album'
  | 'set_group_file_forever'
  | 'batch_delete_group_member'
  | 'set_config'
  | 'set_qq_avatar'
  | 'set_online_status'
  | 'set_msg_emoji_like'
  | 'unset_msg_emoji_like'
  | 'group_poke'
  | 'friend_poke'
  | 'set_friend_category'
  | 'set_friend_remark'
  | 'set_group_msg_mask'
  | 'set_group_remark'
  | 'move_group_file'
  | 'rename_group_file'
  | 'rename_group_file_folder'
  | 'set_doubt_friends_add_request'
  | '_delete_group_notice'
  | 'send_poke'
  | 'set_input_status'
  | 'send_like'
  | 'delete_msg'
  | 'set_group_add_request'
  | 'set_friend_add_request'
  | 'set_group_leave'
  | 'set_group_whole_ban'
  | 'set_group_ban'
  | 'set_group_kick'
  | 'set_group_admin'
  | 'set_group_name'
  | 'set_group_card'
  | 'clean_cache'
  | 'set_restart'
  | 'get_guild_list'
  | 'mark_msg_as_read'
  | '.handle_quick_operation'
  | 'set_essence_msg'
  | 'delete_essence_msg'
  | 'delete_group_file'
  | 'delete_group_folder'
  | '_send_group_notice'
  | 'delete_friend'
  | 'set_group_special_title'
  | 'send_group_sign'
  | 'set_qq_profile'
  | 'set_group_portrait'
