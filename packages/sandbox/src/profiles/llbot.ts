import { COMMON_EXTRAS, FILE_EXTRAS } from './common-extras.ts'
import type { JsonObject } from '../json.ts'
import { parseWordCodes } from './cq-dialects.ts'
import { extraNotices } from './go-cqhttp.ts'
import { toEmojiLike, toEssenceOfUser } from './message-notices.ts'
import { toNotices, withLists, withoutEach } from './result-shapes.ts'
import { isMessage, omit, pick, withEach, withFields } from './pick.ts'
import type { EventContext, Failure, PlainAnswer, Profile } from './profile.ts'
import { plainText, PREFLIGHT, standard, toSignedId } from './standard.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

function failed(retcode: number, message: string, echo: unknown): JsonObject {
  const tail = echo === undefined ? {} : { echo }
  return { status: 'failed', retcode, data: null, message, wording: message, ...tail }
}

/** What its validation finds is 400; what goes wrong later, 200. */
function failure({ message, parameter }: Failure, echo: unknown): JsonObject {
  if (parameter === undefined) return failed(200, message, echo)
  const problem = message.endsWith('is missing') ? 'missing required value' : 'has the wrong type'
  return failed(400, `$.${parameter} ${problem}`, echo)
}

const GROUP = {
  remark_name: '',
  group_memo: '',
  group_create_time: 0,
  owner_id: 0,
  is_top: false,
  shut_up_all_timestamp: 0,
  shut_up_me_timestamp: 0,
  avatar_url: '',
}
const MEMBER = { card_or_nickname: '', is_robot: false, qq_level: 0, shut_up_timestamp: 0 }
const FRIEND = {
  sex: 'unknown',
  age: 0,
  birthday_year: 0,
  birthday_month: 0,
  birthday_day: 0,
  long_nick: '',
  qid: '',
}
const STRANGER = {
  level: 0,
  login_days: 0,
  reg_time: 0,
  long_nick: '',
  city: '',
  country: '',
  labels: [],
  is_vip: false,
  is_svip: false,
  is_years_vip: false,
  vip_level: 0,
  qid: '',
  remark: '',
}
const NOTICE = {
  is_show_edit_card: false,
  tip_window: false,
  confirm_required: false,
  pinned: false,
  send_new_member: false,
}
const FOLDER = { modify_time: 0, modifier: 0, modifier_name: '' }

function forbidden(): PlainAnswer {
  const body = JSON.stringify({ message: 'the token is missing or wrong' })
  return { status: 403, contentType: JSON_TYPE, body }
}

function adapt(payload: JsonObject, { account, fact }: EventContext): JsonObject | undefined {
  if (isMessage(payload) && fact.type === 'message') return adaptMessage(payload, { account, fact })
  if (payload['sub_type'] === 'poke') {
    return { ...payload, raw_info: [{ col: '1', nm: '', type: 'qq', uid: 'u_sandbox' }] }
  }
  if (payload['request_type'] === 'friend') return { ...payload, via: 'QQ group' }
  if (payload['sub_type'] === 'add') return { ...payload, invitor_id: 0 }
  if (fact.type === 'decrease' && fact.how === 'disband') {
    const { time, self_id, post_type, group_id } = payload
    return {
      time,
      self_id,
      post_type,
      notice_type: 'group_dismiss',
      group_id,
      user_id: fact.userId,
    }
  }
  const { honor_type } = payload
  return honor_type === 'legend' || honor_type === 'strong_newbie' ? undefined : payload
}

function adaptMessage(payload: JsonObject, { account, fact }: EventContext): JsonObject {
  const { anonymous: _, sender, ...rest } = payload
  const message = fact.type === 'message' ? fact.message : undefined
  const isOwn = payload['post_type'] === 'message_sent'
  const common = {
    ...rest,
    message_seq: message?.number ?? 0,
    font: 14,
    message_format: account.messageFormat,
  }
  if (message?.chat.type === 'group') {
    const { groupId } = message.chat
    return {
      ...common,
      sender: pick(sender, ['user_id', 'nickname', 'card', 'role', 'level', 'title']),
      group_name: account.world.group(groupId).name,
      ...(isOwn ? { target_id: groupId } : {}),
    }
  }
  const chat = message?.chat.type === 'private' ? message.chat : undefined
  const throughGroup = chat?.throughGroup
  const through = throughGroup === undefined ? {} : { group_id: throughGroup }
  return {
    ...common,
    sender: { ...pick(sender, ['user_id', 'nickname']), ...through },
    ...(payload['sub_type'] === 'group' ? { temp_source: 0 } : {}),
    ...(isOwn ? { target_id: chat?.to } : {}),
  }
}

/** LLOneBot/LuckyLilliaBot. */
export const llbot: Profile = {
  ...standard,
  name: 'llbot',
  post: {
    contentType: 'application/json',
    userAgent: 'node',
    chunked: false,
    write: (payload) => JSON.stringify(payload),
    timeout: 300,
    resends: 0,
    resendDelay: 0,
    oneByOne: false,
    heartbeat: 60,
    lifecycle: [],
  },
  response: { ...standard.response, reads: (status) => status !== 204 },
  operation: {
    ...standard.operation,
    fields: {
      ...standard.operation.fields,
      group: ['reply', 'auto_escape', 'at_sender', 'delete', 'kick', 'ban', 'ban_duration'],
    },
    atSender: false,
    atSeparator: '',
    quotes: ['private', 'group'],
    // 0 counts as left out.
    banDuration: (given) => given || 1800,
    bansAnonymous: false,
  },
  api: {
    ...standard.api,
    methods: undefined,
    preflight: PREFLIGHT,
    noAction: () => plainText(404, '404 Not Found'),
    actionOf: (path) => (/^\/[^/]+$/.test(path) ? path.slice(1) : undefined),
    authorization: /^(?:Bearer )?(.+)$/,
    tokenMissing: forbidden(),
    tokenWrong: forbidden(),
    otherBodies: 'read',
    otherJsonIsEmpty: true,
    echoes: false,
    badJson: {
      status: 200,
      contentType: JSON_TYPE,
      body: JSON.stringify(failed(400, 'the body is not JSON', undefined)),
    },
    unknownAction: (action) => ({
      status: 404,
      contentType: JSON_TYPE,
      body: JSON.stringify(failed(404, `there is no action ${action}`, undefined)),
    }),
    suffixes: { async: 'plain', rateLimited: 'plain' },
    success: (data, echo) => ({
      status: 'ok',
      retcode: 0,
      data,
      message: '',
      wording: '',
      ...(echo === undefined ? {} : { echo }),
    }),
    failure,
    // The server took the message, but its echo has not come within 10 s.
    unconfirmed: (echo) => failed(200, 'waitForSelfEcho timeout', echo),
  },
  messages: {
    ...standard.messages,
    format: 'array',
    toId: toSignedId,
    parse: parseWordCodes,
    unknownSegment: 'drop',
    dropped: ['xml', 'poke'],
    refusesBareValues: true,
    dropsUnknownReply: true,
    dropsPrivateAt: true,
    nodes: 'refused',
    ownPostType: 'message_sent',
  },
  events: {
    adapt,
    extra: (context) => toEmojiLike(context) ?? toEssenceOfUser(context) ?? extraNotices(context),
    uploadsAreMessages: true,
    requestsAreFriends: false,
    flag: ({ time, number, type, userId, groupId }) =>
      type === 'friend'
        ? `u_sandbox_${userId}_${number}`
        : `${groupId}|${time}${String(number).padStart(6, '0')}|${type === 'add' ? 7 : 1}|0`,
    heartbeatStatus: { online: true, good: true },
    status: {
      online: true,
      good: true,
      stat: { message_received: 0, message_sent: 0, last_message_time: 0, startup_time: 0 },
    },
  },
  actions: {
    ...standard.actions,
    namesFiles: true,
    messagesAreEvents: true,
    missing: ['set_group_anonymous', 'set_group_anonymous_ban'],
    extra: [
      ...COMMON_EXTRAS,
      ...FILE_EXTRAS,
      'set_msg_emoji_like',
      'fetch_emoji_like',
      'mark_msg_as_read',
      'get_group_system_msg',
      'upload_private_file',
      'download_file',
      'get_file',
      'get_private_file_url',
    ],
    required: { get_cookies: ['domain'], get_credentials: ['domain'] },
    results: {
      get_cookies: withFields({ bkn: '1234567' }),
      get_record: withFields({ file_size: '0', file_name: 'record' }),
      get_group_file_system_info: (data) => omit(data, ['group_id']),
      get_essence_msg_list: withoutEach(['msg_seq', 'msg_random', 'content']),
      get_group_root_files: withLists((folder) => ({ ...folder, ...FOLDER }), 'folders'),
      _get_group_notice: toNotices({ settings: NOTICE }),
      get_friend_list: withEach(FRIEND),
      get_group_info: withFields(GROUP),
      get_group_list: withEach(GROUP),
      get_group_member_info: withFields(MEMBER),
      get_group_member_list: withEach(MEMBER),
      get_stranger_info: withFields(STRANGER),
      get_msg: (data) => {
        const event = omit(data, [])
        return { ...event, real_id: event['message_seq'] }
      },
      get_version_info: withFields({ app_name: 'LLOneBot', app_version: '8.1.7' }),
    },
    odd: {},
    forward: 'contents',
    forwardId: ['message_id', 'id'],
  },
}
