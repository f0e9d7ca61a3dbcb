// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message, StandardSegment } from '@cqhttp/core'

/** The parameters of 79 actions. */
export interface LagrangeCatalogue {
  get_group_member_list: { group_id: number | string; no_cache?: boolean }
  get_friend_list: {}
  get_login_info: {}
  get_group_list: { no_cache?: boolean }
  get_version_info: {}
  get_status: {}
  get_stranger_info: { user_id: number | string; no_cache?: boolean }
  get_group_member_info: { group_id: number | string; user_id: number | string; no_cache?: boolean }
  get_group_info: { group_id: number | string; no_cache?: boolean }
  _get_group_notice: { group_id: number | string }
  set_group_bot_status: {
    group_id: number | string
    bot_id: number | string
    enable: number | string
  }
  set_group_reaction: {
    group_id: number | string
    message_id: number | string
    code: string
    is_add?: boolean
  }
  send_group_bot_callback: {
    group_id: number | string
    bot_id: number | string
    data_1?: string
    data_2?: string
  }
  _send_group_notice: { group_id: number | string; content: string; image: string }
  set_group_admin: { group_id: number | string; user_id: number | string; enable?: boolean }
  get_group_honor_info: { group_id: number | string; type: string }
  set_group_special_title: {
    group_id: number | string
    user_id: number | string
    special_title: string
    duration: number | string
  }
  set_group_portrait: { group_id: number | string; file: string }
  get_ai_record: {
    character: string
    group_id: number | string
    text: string
    chat_type?: number | string
  }
  set_group_card: { user_id: number | string; group_id: number | string; card: string }
  set_group_ban: { user_id: number | string; group_id: number | string; duration?: number | string }
  set_group_kick: {
    user_id: number | string
    group_id: number | string
    reject_add_request?: boolean
  }
  set_group_leave: { group_id: number | string; is_dismiss?: boolean }
  _del_group_notice: { group_id: number | string; notice_id: string }
  set_group_whole_ban: { group_id: number | string; enable?: boolean }
  set_group_name: { group_id: number | string; group_name: string }
  get_group_file_url: { group_id: number | string; file_id: string; busid: number | string }
  get_group_root_files: { group_id: number | string; folder_id?: string }
  get_group_files_by_folder: { group_id: number | string; folder_id?: string }
  move_group_file: {
    group_id: number | string
    file_id: string
    parent_directory: string
    target_directory: string
  }
  delete_group_file: { group_id: number | string; file_id: string }
  create_group_file_folder: { group_id: number | string; name: string; parent_id: string }
  delete_group_file_folder: { group_id: number | string; folder_id: string }
  rename_group_file_folder: {
    group_id: number | string
    folder_id: string
    new_folder_name: string
  }
  get_private_file_url: { user_id: number | string; file_hash: string; file_id: string }
  upload_group_file: { group_id: number | string; file: string; name?: string; folder: string }
  upload_private_file: { user_id: number | string; file: string; name?: string }
  send_poke: { user_id: number | string; group_id?: number | string; target_id?: number | string }
  get_msg: { message_id: number | string }
  send_private_msg: {
    user_id: number | string
    auto_escape?: boolean
    message_style?: object
    message: Message
  }
  send_private_forward_msg: { messages?: StandardSegment<'node'>[]; user_id: number | string }
  get_forward_msg: { id: string }
  delete_msg: { message_id: number | string }
  get_group_msg_history: {
    group_id: number | string
    message_id: number | string
    count?: number | string
  }
  send_group_forward_msg: { messages?: StandardSegment<'node'>[]; group_id: number | string }
  send_group_ai_record: {
    character: string
    group_id: number | string
    text: string
    chat_type?: number | string
  }
  delete_essence_msg: { message_id: number | string }
  send_group_msg: {
    group_id: number | string
    auto_escape?: boolean
    message_style?: object
    message: Message
  }
  get_friend_msg_history: {
    user_id: number | string
    message_id: number | string
    count?: number | string
  }
  set_essence_msg: { message_id: number | string }
  mark_msg_as_read: { message_id: number | string }
  send_forward_msg: { messages?: StandardSegment<'node'>[] }
  group_poke: { user_id: number | string; group_id?: number | string; target_id?: number | string }
  get_essence_msg_list: { group_id: number | string }
  get_music_ark: {
    title: string
    desc: string
    jumpUrl: string
    musicUrl: string
    source_icon: string
    tag: string
    preview: string
    sourceMsgId: string
  }
  friend_poke: { user_id: number | string; group_id?: number | string; target_id?: number | string }
  send_msg: {
    message_type?: string
    user_id?: number | string
    group_id?: number | string
    auto_escape?: boolean
    message_style?: object
    message: Message
  }
  can_send_record: {}
  can_send_image: {}
  upload_image: { file: string }
  set_restart: {}
  get_cookies: { domain: string }
  get_csrf_token: {}
  get_ai_characters: { group_id?: number | string; chat_type?: number | string }
  '.join_friend_emoji_chain': {
    user_id: number | string
    message_id: number | string
    emoji_id: number | string
  }
  get_rkey: {}
  '.ocr_image': { image: string }
  ocr_image: { image: string }
  get_credentials: { domain: string }
  '.send_packet': { data: string; command: string; sign?: boolean; type?: number }
  set_qq_avatar: { file: string }
  send_like: { user_id: number | string; times?: number | string }
  fetch_mface_key: { emoji_ids: string[] }
  '.join_group_emoji_chain': {
    group_id: number | string
    message_id: number | string
    emoji_id: number | string
  }
  fetch_custom_face: {}
  delete_friend: { user_id: number | string; block?: boolean }
  get_group_requests: {}
  set_group_add_request: { flag: string; approve?: boolean; reason: string }
  set_friend_add_request: { flag: string; approve?: boolean; reason: string }
}

/** Those that give nothing. */
export type LagrangeSilent =
  | 'set_group_reaction'
  | 'set_group_admin'
  | 'set_group_special_title'
  | 'set_group_portrait'
  | 'set_group_card'
  | 'set_group_ban'
  | 'set_group_kick'
  | 'set_group_leave'
  | '_del_group_notice'
  | 'set_group_whole_ban'
  | 'set_group_name'
  | 'upload_group_file'
  | 'upload_private_file'
  | 'send_poke'
  | 'delete_msg'
  | 'delete_essence_msg'
  | 'set_essence_msg'
  | 'mark_msg_as_read'
  | 'group_poke'
  | 'friend_poke'
  | 'set_restart'
  | '.join_friend_emoji_chain'
  | 'set_qq_avatar'
  | 'send_like'
  | '.join_group_emoji_chain'
  | 'delete_friend'
  | 'set_group_add_request'
  | 'set_friend_add_request'
