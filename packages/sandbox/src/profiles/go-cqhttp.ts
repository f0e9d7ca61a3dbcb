import type { JsonObject } from '../json.ts'
import { escapeJson, numberOf } from '../json.ts'
import type { WorldMessage } from '../world/entities.ts'
import { FILE_EXTRAS, SHARED_EXTRAS } from './common-extras.ts'
import { parseDroppingCodes } from './cq-dialects.ts'
import { toEssence, toOfflineFile } from './message-notices.ts'
import { goCqhttpResults } from './go-cqhttp-results.ts'
import { isMessage, omit, pick } from './pick.ts'
import type { EventContext, Failure, Profile } from './profile.ts'
import { plainText, standard, toSignedId, wholePath } from './standard.ts'

/** The duration that QQ itself sends for the mute of a whole group. */
const WHOLE_BAN = 268_435_455

const STATUS = {
  app_enabled: true,
  app_good: true,
  app_initialized: true,
  good: true,
  online: true,
  plugins_good: null,
  stat: {
    packet_received: 0,
    packet_sent: 0,
    packet_lost: 0,
    message_received: 0,
    message_sent: 0,
    disconnect_times: 0,
    lost_times: 0,
    last_message_time: 0,
  },
}

/** The order of keys is that of a Go map, which is random; here the time rotates it. */
function shuffle(payload: JsonObject): JsonObject {
  const entries = Object.entries(payload)
  const turn = (numberOf(payload['time']) + entries.length) % entries.length
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)])
}

function adapt(payload: JsonObject, { account, fact, isPast }: EventContext): JsonObject {
  const offlineFile = isPast === true ? undefined : toOfflineFile(payload)
  if (offlineFile !== undefined) return offlineFile
  if (isMessage(payload))
    return adaptMessage(payload, fact.type === 'message' ? fact.message : undefined)
  switch (payload['notice_type'] ?? payload['request_type']) {
    case 'group_upload':
      return {
        ...payload,
        file: { ...(payload['file'] as JsonObject), url: 'http://files.invalid/ftn_handler' },
      }
    case 'group_increase':
      return { ...payload, sub_type: 'approve', operator_id: 0 }
    case 'group_ban':
      return payload['duration'] === -1 ? { ...payload, duration: WHOLE_BAN } : payload
    case 'notify': {
      const { sub_type, user_id } = payload
      return sub_type === 'honor' ? payload : { ...payload, sender_id: user_id }
    }
    case 'group':
      return { ...payload, invitor_id: 0 }
    case 'group_decrease':
      return payload['sub_type'] === 'leave' && payload['user_id'] === account.selfId
        ? { ...payload, operator_id: account.selfId }
        : payload
    default:
      return payload
  }
}

function adaptMessage(payload: JsonObject, message: WorldMessage | undefined): JsonObject {
  const unknown = { sex: 'unknown', age: 0 }
  const { chat } = message ?? {}
  if (payload['message_type'] === 'private') {
    const sender = { ...pick(payload['sender'], ['user_id', 'nickname']), ...unknown }
    if (chat?.type === 'private' && payload['sub_type'] === 'group') {
      const through = chat.throughGroup === undefined ? {} : { group_id: chat.throughGroup }
      return { ...payload, sender: { ...sender, ...through }, temp_source: 0 }
    }
    return { ...payload, target_id: chat?.type === 'private' ? chat.to : 0, sender }
  }
  const sender = { ...omit(payload['sender'], []), ...unknown, area: '', level: '' }
  return {
    ...payload,
    message_seq: message?.number ?? 0,
    sender: payload['sub_type'] === 'anonymous' ? omit(sender, ['role', 'card', 'title']) : sender,
  }
}

function extra({ account, fact }: EventContext): JsonObject | undefined {
  const head = { time: account.world.clock.now(), self_id: account.selfId, post_type: 'notice' }
  if (!('groupId' in fact) || !account.world.isMember(fact.groupId ?? 0, account.selfId)) {
    return undefined
  }
  const { groupId: group_id } = fact
  if (fact.type === 'card') {
    const { userId: user_id, before: card_old, after: card_new } = fact
    return { ...head, notice_type: 'group_card', group_id, user_id, card_new, card_old }
  }
  if (fact.type === 'title') {
    const { userId: user_id, title } = fact
    return { ...head, notice_type: 'notify', sub_type: 'title', group_id, user_id, title }
  }
  return undefined
}

/** The notices that go-cqhttp, NapCat and LLBot have beyond the standard. */
export const extraNotices: Profile['events']['extra'] = extra

function failure({ kind, message }: Failure): JsonObject {
  const msg = { params: 'BAD_PARAMS', missing: 'NOT_FOUND', forbidden: 'API_ERROR' }[kind]
  return {
    data: null,
    message: `${msg}: ${message}`,
    msg,
    retcode: 100,
    status: 'failed',
    wording: message,
  }
}

/** Mrs4s/go-cqhttp. */
export const goCqhttp: Profile = {
  ...standard,
  name: 'go-cqhttp',
  post: {
    ...standard.post,
    contentType: 'application/json',
    write: (payload) => `${escapeJson(JSON.stringify(shuffle(payload)), /[<>&\u2028\u2029]/g)}\n`,
    timeout: 5,
    minTimeout: 5,
    resends: 3,
    resendDelay: 1.5,
    oneByOne: false,
    heartbeat: 5,
    lifecycle: [],
  },
  response: { ...standard.response, reads: () => true },
  operation: {
    ...standard.operation,
    fields: { ...standard.operation.fields, friend: ['approve'] },
    atSender: false,
    atSeparator: '',
    joinsJson: true,
    bansAnonymous: false,
  },
  api: {
    ...standard.api,
    methodRefusal: plainText(404, '404 page not found'),
    actionOf: wholePath,
    takesEnvelope: true,
    authorization: /^\S+ (.+)$/,
    otherBodies: 'ignore',
    unknownAction: (action) => ({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({
        data: null,
        message: '',
        msg: 'API_NOT_FOUND',
        retcode: 404,
        status: 'failed',
        wording: `there is no action ${action}`,
      }),
    }),
    suffixes: { async: 'plain', rateLimited: 'unknown' },
    success: (data) => ({ data, message: '', retcode: 0, status: 'ok' }),
    failure,
    // With the words of MiraiGo; often it only says to look into its log, as when QQ refuses.
    unconfirmed: () => ({
      data: null,
      message: 'Packet timed out',
      msg: 'SEND_MSG_API_ERROR',
      retcode: 100,
      status: 'failed',
      wording: 'Packet timed out',
    }),
  },
  messages: {
    ...standard.messages,
    // MiraiGo's MaxMessageSize.
    maxLength: 5000,
    toId: toSignedId,
    parse: parseDroppingCodes,
    unknownSegment: 'text',
    ownPostType: 'message_sent',
  },
  events: {
    adapt,
    extra: (context) => toEssence(context) ?? extra(context),
    uploadsAreMessages: true,
    requestsAreFriends: false,
    flag: ({ time, number }) => `${time}${String(number).padStart(6, '0')}`,
    status: STATUS,
  },
  actions: {
    ...standard.actions,
    filesFrom: 'disk',
    missing: [
      'send_like',
      'get_cookies',
      'get_csrf_token',
      'get_credentials',
      'get_record',
      'set_restart',
      'clean_cache',
    ],
    extra: [
      ...SHARED_EXTRAS,
      ...FILE_EXTRAS,
      '_del_group_notice',
      'mark_msg_as_read',
      'get_group_system_msg',
      'upload_private_file',
      'download_file',
    ],
    results: goCqhttpResults,
    odd: {
      // Without a target it answers an empty object.
      send_msg: (outcome) =>
        outcome !== 'done' && outcome.message.includes('no user_id or group_id') ? {} : undefined,
    },
    forward: 'nested',
    forwardId: ['message_id', 'id'],
  },
}
