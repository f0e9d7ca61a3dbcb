import JSON5 from 'json5'
import { COMMON_EXTRAS, FILE_EXTRAS } from './common-extras.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { parseWordCodes } from './cq-dialects.ts'
import { extraNotices } from './go-cqhttp.ts'
import { toEmojiLike, toEssenceOfUser } from './message-notices.ts'
import { NULL, napcatResults } from './napcat-results.ts'
import { isMessage, pick } from './pick.ts'
import type { EventContext, Failure, PlainAnswer, Profile } from './profile.ts'
import { PREFLIGHT, standard, toSignedId } from './standard.ts'

/** Stands for the group of a temporary session when that is unknown. */
const UNKNOWN_GROUP = 284_840_486

/** Most of what comes is JSON, which is read a hundred times as fast. */
function parseJson5(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON5.parse<unknown>(text)
  }
}

function envelope(fields: JsonObject, echo: unknown): JsonObject {
  const { data } = fields
  const stream =
    isJsonObject(data) && ('stream_id' in data || 'data_type' in data)
      ? 'stream-action'
      : 'normal-action'
  return { ...fields, echo: echo ?? null, stream }
}

/** What its validation finds is 400; what goes wrong later, 200. Its schemas leave `message` open. */
function failure({ message, parameter }: Failure, echo: unknown): JsonObject {
  const [retcode, wording] =
    parameter === 'message'
      ? [200, "TypeError: Cannot read properties of undefined (reading 'type')"]
      : [parameter === undefined ? 200 : 400, message]
  return envelope({ status: 'failed', retcode, data: null, message: wording, wording }, echo)
}

/** What its event channel writes when the confirmation of QQ has not come within 10 s. */
const UNCONFIRMED =
  'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ' +
  'ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate ' +
  'EventRet:\n{\n    "result": 0,\n    "errMsg": ""\n}\n'

/** JSON, but sent as a page. */
function forbidden(): PlainAnswer {
  const body = { message: 'token verify failed!' }
  return { status: 403, contentType: 'text/html; charset=utf-8', body: JSON.stringify(body) }
}

function adapt(payload: JsonObject, { account, fact }: EventContext): JsonObject | undefined {
  if (isMessage(payload) && fact.type === 'message') return adaptMessage(payload, { account, fact })
  if (payload['sub_type'] === 'poke') {
    const isPrivate = payload['group_id'] === undefined
    const raw_info = [{ col: '1', nm: '', type: 'qq', uid: 'u_sandbox' }]
    return { ...payload, ...(isPrivate ? { sender_id: payload['user_id'] } : {}), raw_info }
  }
  if (fact.type === 'decrease' && fact.how === 'disband') {
    return { ...payload, sub_type: 'disband', user_id: fact.userId }
  }
  const { honor_type } = payload
  return honor_type === 'legend' || honor_type === 'strong_newbie' ? undefined : payload
}

function adaptMessage(payload: JsonObject, { account, fact }: EventContext): JsonObject {
  const { anonymous: _, sender, raw_message, ...rest } = payload
  const chat = fact.type === 'message' ? fact.message.chat : undefined
  const isOwn = payload['post_type'] === 'message_sent'
  const id = payload['message_id']
  const common = {
    ...rest,
    message_seq: id,
    real_id: id,
    real_seq: String(fact.type === 'message' ? fact.message.number : 0),
    raw_message: String(raw_message).trim(),
    font: 14,
    message_format: account.messageFormat,
    ...(isOwn ? { message_sent_type: 'self' } : {}),
  }
  if (chat?.type === 'group') {
    return {
      ...common,
      sender: pick(sender, ['user_id', 'nickname', 'card', 'role']),
      group_name: account.world.group(chat.groupId).name,
      ...(isOwn ? { target_id: chat.groupId } : {}),
    }
  }
  const peer = isOwn && chat?.type === 'private' ? chat.to : payload['user_id']
  const isTemporary = payload['sub_type'] === 'group'
  return {
    ...common,
    sender: { ...pick(sender, ['user_id', 'nickname']), card: '' },
    target_id: peer,
    ...(isTemporary && chat?.type === 'private'
      ? { group_id: chat.throughGroup ?? UNKNOWN_GROUP, temp_source: 0 }
      : {}),
  }
}

function extra(context: EventContext): JsonObject | undefined {
  const { account, fact } = context
  if (fact.type === 'reaction') return toEmojiLike(context)
  if (fact.type === 'essence') return toEssenceOfUser(context)
  if (fact.type !== 'group-name') return extraNotices(context)
  if (!account.world.isMember(fact.groupId, account.selfId)) return undefined
  return {
    time: account.world.clock.now(),
    self_id: account.selfId,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'group_name',
    group_id: fact.groupId,
    user_id: fact.userId,
    name_new: fact.name,
  }
}

/** NapNeko/NapCatQQ. */
export const napcat: Profile = {
  ...standard,
  name: 'napcat',
  post: {
    contentType: 'application/json',
    chunked: true,
    write: (payload) => JSON.stringify(payload),
    timeout: undefined,
    resends: 0,
    resendDelay: 0,
    oneByOne: false,
    heartbeat: undefined,
    lifecycle: [],
  },
  response: {
    ...standard.response,
    logsStatus: true,
    parse: parseJson5,
    logsBadBody: true,
    decodesByChunk: true,
  },
  operation: {
    ...standard.operation,
    fields: {
      private: ['reply', 'auto_escape'],
      group: ['reply', 'auto_escape', 'at_sender'],
      friend: ['approve'],
      'group-request': ['approve', 'reason'],
    },
    atSender: false,
    atSeparator: '',
    quotes: ['group'],
  },
  api: {
    ...standard.api,
    methods: undefined,
    preflight: PREFLIGHT,
    decodesPath: false,
    noAction: () => ({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(
        envelope({ status: 'ok', retcode: 0, data: {}, message: '', wording: '' }, undefined),
      ),
    }),
    actionOf: (path) => path.split('/')[1],
    queryTokenFirst: true,
    authorization: /^(?:Bearer )?(?!Token )(.+)$/,
    tokenMissing: forbidden(),
    tokenWrong: forbidden(),
    otherBodies: 'read',
    parse: parseJson5,
    badJson: { status: 400, contentType: 'text/html; charset=utf-8', body: 'Invalid JSON' },
    otherJsonIsEmpty: true,
    decodesByChunk: true,
    queryWins: true,
    unknownAction: (action) => ({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(
        failure({ kind: 'missing', message: `不支持的Api ${action}`, action }, undefined),
      ),
    }),
    suffixes: { async: 'plain', rateLimited: 'plain' },
    // Without a result there is no `data`.
    success: (data, echo) =>
      envelope(
        {
          status: 'ok',
          retcode: 0,
          ...(data === null ? {} : { data: data === NULL ? null : data }),
          message: '',
          wording: '',
        },
        echo,
      ),
    failure,
    unconfirmed: (echo) => failure({ kind: 'forbidden', message: UNCONFIRMED, action: '' }, echo),
  },
  messages: {
    ...standard.messages,
    format: 'array',
    toId: (number) => toSignedId(number) & 0x7fff_ffff,
    memory: 5000,
    parse: parseWordCodes,
    unknownSegment: 'fail',
    dropped: ['xml', 'poke'],
    refusesBareValues: true,
    dropsUnknownReply: true,
    dropsUnknownFace: true,
    dropsPrivateAt: true,
    nodes: 'alone',
    ownPostType: 'message_sent',
  },
  events: {
    adapt,
    extra,
    uploadsAreMessages: false,
    requestsAreFriends: false,
    flag: ({ time, number, type }) =>
      type === 'friend' ? String(time + number) : `${time}${String(number).padStart(6, '0')}`,
    heartbeatStatus: { online: true, good: true },
    status: { online: true, good: true, stat: {} },
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
      '_del_group_notice',
      'upload_file_stream',
      'download_file_stream',
      'clean_stream_temp_file',
      'upload_private_file',
      'download_file',
      'get_file',
      'get_private_file_url',
    ],
    defaults: { set_group_ban: { duration: 0 }, set_group_admin: { enable: false } },
    required: { get_cookies: ['domain'], get_credentials: ['domain'] },
    results: napcatResults,
    odd: {},
    quickOperation: 'stripped',
    forward: 'events',
    forwardId: ['message_id', 'id'],
  },
}
