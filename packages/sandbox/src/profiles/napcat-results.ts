import type { JsonObject } from '../json.ts'
import { omit, pick, withEach, withFields } from './pick.ts'
import { withoutEach } from './result-shapes.ts'

/** `data` that is there, and null: most actions without a result leave it out. */
export const NULL: unique symbol = Symbol('null')
const toNull = (): symbol => NULL

const GROUP = { group_all_shut: 0, group_remark: '' }
const MEMBER = { is_robot: false, qq_level: 0, shut_up_timestamp: 0 }
const FRIEND = { sex: 'unknown', age: 0, level: 0 }

const withoutForwardId = (data: unknown): JsonObject => omit(data, ['forward_id'])

/** What NapCat makes of the results of the standard. */
export const napcatResults: Readonly<Record<string, (data: unknown) => unknown>> = {
  set_group_ban: toNull,
  set_group_whole_ban: toNull,
  set_group_card: toNull,
  set_group_name: toNull,
  '.handle_quick_operation': toNull,
  send_forward_msg: withoutForwardId,
  send_group_forward_msg: withoutForwardId,
  send_private_forward_msg: withoutForwardId,
  get_friend_list: withEach(FRIEND),
  get_group_info: withFields(GROUP),
  get_group_list: withEach(GROUP),
  get_group_member_info: withFields(MEMBER),
  get_group_member_list: withEach(MEMBER),
  get_stranger_info: (data) => {
    const { user_id, nickname } = data as JsonObject
    return {
      ...(data as JsonObject),
      uid: `u_sandbox_${String(user_id)}`,
      uin: String(user_id),
      nick: nickname,
      longNick: '',
      remark: '',
      long_nick: '',
      qid: '',
      qqLevel: 0,
      reg_time: 0,
      login_days: 0,
      status: 10,
      is_vip: false,
      is_years_vip: false,
      vip_level: 0,
    }
  },
  get_cookies: withFields({ bkn: '1234567' }),
  create_group_file_folder: (data) => ({
    result: { retCode: 0, retMsg: '', clientWording: '' },
    groupItem: { folderInfo: { folderId: (data as JsonObject)['folder_id'] } },
  }),
  get_group_file_system_info: (data) => omit(data, ['group_id']),
  get_essence_msg_list: withoutEach(['sender_time']),
  get_group_system_msg: (data) => {
    const { invited_requests, join_requests } = data as Record<string, JsonObject[]>
    const invited = (invited_requests ?? []).map((item) => ({
      ...item,
      message: '',
      requester_nick: '',
    }))
    return {
      invited_requests: invited,
      InvitedRequest: invited,
      join_requests: (join_requests ?? []).map(({ requester_uin, ...item }) => ({
        ...item,
        invitor_uin: requester_uin,
        invitor_nick: '',
      })),
    }
  },
  get_version_info: withFields({ app_name: 'NapCat.Onebot', app_version: '4.9.0' }),
  get_credentials: (data) => {
    const { cookies, csrf_token } = data as JsonObject
    return { cookies, token: csrf_token }
  },
  get_msg: (data) =>
    pick(data, [
      'time',
      'message_type',
      'message_id',
      'real_id',
      'message_seq',
      'sender',
      'message',
      'raw_message',
      'font',
      'group_id',
      'user_id',
    ]),
}
