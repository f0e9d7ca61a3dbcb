// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message } from '@cqhttp/core'

/** The parameters of 39 actions. */
export interface OneBot11Catalogue {
  send_private_msg: { user_id: number; message: Message; auto_escape?: boolean }
  send_group_msg: { group_id: number; message: Message; auto_escape?: boolean }
  send_msg: {
    message_type?: string
    user_id?: number
    group_id?: number
    message: Message
    auto_escape?: boolean
  }
  delete_msg: { message_id: number }
  get_msg: { message_id: number }
  get_forward_msg: { id: string }
  send_like: { user_id: number; times?: number }
  set_group_kick: { group_id: number; user_id: number; reject_add_request?: boolean }
  set_group_ban: { group_id: number; user_id: number; duration?: number }
  set_group_anonymous_ban: {
    group_id: number
    anonymous?: object
    anonymous_flag?: string
    duration?: number
  }
  set_group_whole_ban: { group_id: number; enable?: boolean }
  set_group_admin: { group_id: number; user_id: number; enable?: boolean }
  set_group_anonymous: { group_id: number; enable?: boolean }
  set_group_card: { group_id: number; user_id: number; card?: string }
  set_group_name: { group_id: number; group_name: string }
  set_group_leave: { group_id: number; is_dismiss?: boolean }
  set_group_special_title: {
    group_id: number
    user_id: number
    special_title?: string
    duration?: number
  }
  set_friend_add_request: { flag: string; approve?: boolean; remark?: string }
  set_group_add_request: { flag: string; sub_type: string; approve?: boolean; reason?: string }
  get_login_info: {}
  get_stranger_info: { user_id: number; no_cache?: boolean }
  get_friend_list: {}
  get_group_info: { group_id: number; no_cache?: boolean }
  get_group_list: {}
  get_group_member_info: { group_id: number; user_id: number; no_cache?: boolean }
  get_group_member_list: { group_id: number }
  get_group_honor_info: { group_id: number; type: string }
  get_cookies: { domain?: string }
  get_csrf_token: {}
  get_credentials: { domain?: string }
  get_record: { file: string; out_format: string }
  get_image: { file: string }
  can_send_image: {}
  can_send_record: {}
  get_status: {}
  get_version_info: {}
  set_restart: { delay?: number }
  clean_cache: {}
  '.handle_quick_operation': { context: object; operation: object }
}
