// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message, StandardSegment } from '@cqhttp/core'

/** The parameters of 32 actions. */
export interface GensokyoCatalogue {
  send_group_msg: { group_id: number | string; message: Message }
  send_to_group: { group_id: number | string; message: Message }
  send_group_msg_async: { group_id: number | string; message: Message }
  send_group_msg_raw: { group_id: number | string; message: Message }
  send_private_msg: { user_id: number | string; message: Message }
  send_private_msg_async: { user_id: number | string; message: Message }
  send_private_msg_sse: { user_id: number | string; message: Message }
  send_msg: { group_id?: number | string; user_id?: number | string; message: Message }
  send_msg_async: { group_id?: number | string; user_id?: number | string; message: Message }
  send_group_forward_msg: { group_id: number | string; messages: StandardSegment<'node'>[] }
  send_guild_channel_msg: { guild_id?: string; channel_id: string; message: Message }
  send_guild_channel_forum: { guild_id?: string; channel_id: string; message: Message }
  delete_msg: {
    message_id: number | string
    group_id?: number | string
    user_id?: number | string
    channel_id?: string
    guild_id?: string
  }
  put_interaction: {}
  get_avatar: { group_id?: number | string; user_id?: number | string }
  get_group_ban: { group_id: number | string; user_id: number | string; duration?: number }
  get_group_whole_ban: { group_id: number | string; enable?: boolean }
  '.handle_quick_operation': { context: object; operation: object }
  '.handle_quick_operation_async': { context: object; operation: object }
  get_friend_list: {}
  get_group_list: {}
  get_guild_list: {}
  get_guild_channel_list: {}
  get_guild_service_profile: {}
  get_login_info: {}
  get_online_clients: {}
  get_status: {}
  get_version_info: {}
  mark_msg_as_read: {}
  get_group_info: { group_id: number | string }
  get_group_member_list: { group_id: number | string }
  get_group_member_info: { group_id: number | string; user_id: number | string }
}
