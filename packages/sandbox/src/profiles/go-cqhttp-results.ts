import { type JsonObject, numberOf } from '../json.ts'
import { pick, withEach, withFields } from './pick.ts'
import { toNotices, withLists, withoutEach } from './result-shapes.ts'

const GROUP = { group_create_time: 0, group_level: 0 }
const MEMBER = {
  age: 0,
  area: '',
  unfriendly: false,
  title_expire_time: 0,
  card_changeable: false,
  shut_up_timestamp: 0,
}

/** What go-cqhttp makes of the results of the standard. */
export const goCqhttpResults: Readonly<Record<string, (data: unknown) => unknown>> = {
  get_msg: (data) => {
    const message = data as JsonObject
    const isGroup = message['message_type'] === 'group'
    return {
      ...message,
      group: isGroup,
      message_id_v2: `sandbox-${String(message['message_id'])}`,
      message_seq: numberOf(message['message_id']),
      sender: pick(message['sender'], ['user_id', 'nickname']),
    }
  },
  get_version_info: withFields({
    app_name: 'go-cqhttp',
    app_version: 'v1.2.0',
    app_full_name: 'go-cqhttp-v1.2.0_sandbox',
    protocol_version: 'v11',
    coolq_directory: '/sandbox',
    coolq_edition: 'pro',
    go_cqhttp: true,
    plugin_version: '4.15.0',
    plugin_build_number: 99,
    plugin_build_configuration: 'release',
    runtime_version: 'go1.20',
    runtime_os: 'linux',
    version: 'v1.2.0',
    protocol_name: 6,
  }),
  get_stranger_info: withFields({ qid: '', sign: '', level: 0, login_days: 0, vip_level: '' }),
  get_group_info: withFields(GROUP),
  get_group_list: withEach(GROUP),
  get_image: (data) => {
    const { file } = data as JsonObject
    return { file, filename: file, size: 0, url: 'https://media.invalid/image' }
  },
  get_essence_msg_list: withoutEach(['msg_seq', 'msg_random', 'content']),
  create_group_file_folder: () => null,
  _get_group_notice: toNotices(),
  get_group_system_msg: withLists(
    (item) => ({ ...item, action_uin_nick: '', action_uin: 0, suspicious: false }),
    'join_requests',
  ),
  get_group_member_info: (data) => ({ ...(data as JsonObject), ...MEMBER }),
  get_group_member_list: (data) =>
    (data as JsonObject[]).map((member) => ({ ...member, ...MEMBER })),
}
