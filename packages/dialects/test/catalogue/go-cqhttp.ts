// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message, StandardSegment } from '@cqhttp/core'

/** The parameters of 86 actions. */
export interface GoCqhttpCatalogue {
  '.handle_quick_operation': { context: object; operation: object }
  can_send_image: {}
  can_send_record: {}
  get_login_info: {}
  get_stranger_info: { user_id: number }
  get_version_info: {}
  send_forward_msg: {
    group_id?: number
    user_id?: number
    messages: StandardSegment<'node'>[]
    message_type?: string
  }
  send_group_forward_msg: { group_id: number; messages: StandardSegment<'node'>[] }
  send_group_msg: { group_id: number; message: Message; auto_escape?: boolean }
  send_msg: {
    group_id?: number
    user_id?: number
    message: Message
    message_type?: string
    auto_escape?: boolean
  }
  send_private_forward_msg: { user_id: number; messages: StandardSegment<'node'>[] }
  send_private_msg: { user_id: number; group_id?: number; message: Message; auto_escape?: boolean }
  '.get_word_slices': { content: string }
  '.ocr_image': { image?: string }
  ocr_image: { image?: string }
  _del_group_notice: { group_id: number; notice_id: string }
  _get_group_notice: { group_id: number }
  _get_model_show: { model: string }
  _send_group_notice: { group_id: number; content: string; image?: string }
  _set_model_show: { model: string; model_show: string }
  check_url_safely: { url: string }
  create_group_file_folder: { group_id: number; parent_id?: string; name: string }
  create_guild_role: {
    guild_id: number | string
    name: string
    color?: number
    independent?: boolean
    initial_users?: (number | string)[]
  }
  delete_essence_msg: { message_id: number }
  delete_friend: { user_id: number }
  delete_group_file: { group_id: number; file_id: string; busid?: number }
  delete_group_folder: { group_id: number; folder_id: string }
  delete_guild_role: { guild_id: number | string; role_id: number | string }
  delete_msg: { message_id: number }
  delete_unidirectional_friend: { user_id: number }
  download_file: { url: string; headers?: string[]; thread_count?: number }
  get_essence_msg_list: { group_id: number }
  get_forward_msg: { message_id: string }
  get_friend_list: {}
  get_group_at_all_remain: { group_id: number }
  get_group_file_system_info: { group_id: number }
  get_group_file_url: { group_id: number; file_id: string; busid?: number }
  get_group_files_by_folder: { group_id: number; folder_id: string }
  get_group_honor_info: { group_id: number; type: string }
  get_group_info: { group_id: number; no_cache?: boolean }
  get_group_list: { no_cache?: boolean }
  get_group_member_info: { group_id: number; user_id: number; no_cache?: boolean }
  get_group_member_list: { group_id: number; no_cache?: boolean }
  get_group_msg_history: { group_id: number; message_seq?: number }
  get_group_root_files: { group_id: number }
  get_group_system_msg: {}
  get_guild_channel_list: { guild_id: number | string; no_cache?: boolean }
  get_guild_list: {}
  get_guild_member_list: { guild_id: number | string; next_token?: string }
  get_guild_member_profile: { guild_id: number | string; user_id: number | string }
  get_guild_meta_by_guest: { guild_id: number | string }
  get_guild_msg: { message_id: string; no_cache?: boolean }
  get_guild_roles: { guild_id: number | string }
  get_guild_service_profile: {}
  get_image: { file: string }
  get_msg: { message_id: number }
  get_online_clients: { no_cache?: boolean }
  get_status: {}
  get_supported_actions: {}
  get_topic_channel_feeds: { guild_id: number | string; channel_id: number | string }
  get_unidirectional_friend_list: {}
  mark_msg_as_read: { message_id: number }
  qidian_get_account_info: {}
  reload_event_filter: { file?: string }
  send_group_sign: { group_id: number }
  send_guild_channel_msg: {
    guild_id: number | string
    channel_id: number | string
    message: Message
    auto_escape?: boolean
  }
  set_essence_msg: { message_id: number }
  set_friend_add_request: { flag: string; approve?: boolean }
  set_group_add_request: { flag: string; sub_type: string; reason?: string; approve?: boolean }
  set_group_admin: { group_id: number; user_id: number; enable?: boolean }
  set_group_anonymous: { group_id: number; enable?: boolean }
  set_group_anonymous_ban: { group_id: number; anonymous_flag: string; duration?: number }
  set_group_ban: { group_id: number; user_id: number; duration?: number }
  set_group_card: { group_id: number; user_id: number; card?: string }
  set_group_kick: {
    group_id: number
    user_id: number
    message?: string
    reject_add_request?: boolean
  }
  set_group_leave: { group_id: number }
  set_group_name: { group_id: number; group_name: string }
  set_group_portrait: { group_id: number; file: string; cache?: string }
  set_group_special_title: { group_id: number; user_id: number; special_title?: string }
  set_group_whole_ban: { group_id: number; enable?: boolean }
  set_guild_member_role: {
    guild_id: number | string
    set: boolean
    role_id: number | string
    users: (number | string)[]
  }
  set_qq_profile: {
    nickname?: string
    company?: string
    email?: string
    college?: string
    personal_note?: string
  }
  update_guild_role: {
    guild_id: number | string
    role_id: number | string
    name: string
    color?: number
    indepedent?: boolean
  }
  upload_group_file: { group_id: number; file: string; name?: string; folder?: string }
  upload_private_file: { user_id: number; file: string; name: string }
  get_updates: { limit?: number; timeout?: number }
}

/** Those that give nothing. */
export type GoCqhttpSilent =
  | '.handle_quick_operation'
  | '_del_group_notice'
  | '_set_model_show'
  | 'create_group_file_folder'
  | 'delete_essence_msg'
  | 'delete_friend'
  | 'delete_group_file'
  | 'delete_group_folder'
  | 'delete_guild_role'
  | 'delete_msg'
  | 'delete_unidirectional_friend'
  | 'mark_msg_as_read'
  | 'reload_event_filter'
  | 'send_group_sign'
  | 'set_essence_msg'
  | 'set_friend_add_request'
  | 'set_group_add_request'
  | 'set_group_admin'
  | 'set_group_anonymous'
  | 'set_group_anonymous_ban'
  | 'set_group_ban'
  | 'set_group_card'
  | 'set_group_kick'
  | 'set_group_leave'
  | 'set_group_name'
  | 'set_group_portrait'
  | 'set_group_special_title'
  | 'set_group_whole_ban'
  | 'set_guild_member_role'
  | 'set_qq_profile'
  | 'update_guild_role'
  | 'upload_group_file'
  | 'upload_private_file'
