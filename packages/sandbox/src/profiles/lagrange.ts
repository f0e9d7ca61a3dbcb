import { COMMON_EXTRAS } from './common-extras.ts'
import type { JsonObject } from '../json.ts'
import { escapeJson } from '../json.ts'
import { parseLooseCodes } from './cq-dialects.ts'
import { toEssence, toOfflineFile, toReaction } from './message-notices.ts'
import { isMessage, omit, withFields } from './pick.ts'
import type { EventContext, Profile } from './profile.ts'
import { toNotices, withLists, withoutEach } from './result-shapes.ts'
import { plainText, standard, toSignedId, wholePath } from './standard.ts'

const STYLE = {
  bubble_id: 2_000_000,
  pendant_id: 0,
  font_id: 0,
  font_effect_id: 0,
  is_cs_font_effect_enabled: false,
  bubble_diy_text_id: 0,
}

const NOT_ASCII = /[\u0080-\uffff]/g

function adapt(
  payload: JsonObject,
  { account, fact, isPast }: EventContext,
): JsonObject | undefined {
  const file = { id: 'offline', hash: 'sandbox' }
  const offlineFile = isPast === true ? undefined : toOfflineFile(payload, file)
  if (offlineFile !== undefined) return offlineFile
  if (isMessage(payload) && fact.type === 'message') return adaptMessage(payload, { account, fact })
  const { notice_type, sub_type, request_type } = payload
  switch (notice_type) {
    case 'group_upload':
      return {
        ...payload,
        file: { ...(payload['file'] as JsonObject), busid: 0, url: 'http://files.invalid/ftn' },
      }
    case 'group_recall':
    case 'friend_recall':
      return { ...payload, tip: '' }
    case 'notify':
      if (sub_type !== 'poke') return payload
      return {
        ...payload,
        ...(payload['group_id'] === undefined ? { sender_id: payload['user_id'] } : {}),
        action: '戳了戳',
        suffix: '',
        action_img_url: 'https://img.invalid/nudge.png',
      }
    // It was already reported when the request arrived.
    case 'friend_add':
      return undefined
    case 'group_decrease':
      return fact.type === 'decrease' && fact.how === 'disband'
        ? { ...payload, sub_type: 'disband' }
        : payload
  }
  if (request_type === undefined) return payload
  const comment = payload['comment'] === '' && request_type === 'group' ? null : payload['comment']
  if (request_type === 'friend') return { ...payload, comment }
  return { ...payload, comment, invitor_id: sub_type === 'invite' ? payload['user_id'] : 0 }
}

function adaptMessage(payload: JsonObject, { account, fact }: EventContext): JsonObject {
  const message = fact.type === 'message' ? fact.message : undefined
  const sender = { ...omit(payload['sender'], []), sex: 'unknown' }
  if (payload['message_type'] === 'private') {
    const isTemporary = payload['sub_type'] === 'group'
    const { chat, segments } = message ?? {}
    return {
      ...payload,
      // Temporary messages are always arrays.
      message: isTemporary ? account.show(segments ?? []) : payload['message'],
      sender: omit(sender, ['age']),
      target_id: chat?.type === 'private' ? chat.to : account.selfId,
      message_style: STYLE,
    }
  }
  return { ...payload, sender: { ...sender, age: 0, area: '' }, message_style: STYLE }
}

function extra(context: EventContext): JsonObject | undefined {
  const { account, fact } = context
  if (fact.type !== 'group-name') return toReaction(context) ?? toEssence(context)
  if (!account.world.isMember(fact.groupId, account.selfId)) return undefined
  return {
    time: account.world.clock.now(),
    self_id: account.selfId,
    post_type: 'notice',
    notice_type: 'group_name_change',
    group_id: fact.groupId,
    name: fact.name,
  }
}

/** LagrangeDev/Lagrange.Core, branch v1. */
export const lagrange: Profile = {
  ...standard,
  name: 'lagrange',
  post: {
    contentType: 'application/json; charset=utf-8',
    chunked: false,
    write: (payload) => escapeJson(JSON.stringify(payload), NOT_ASCII),
    timeout: 100,
    resends: 0,
    resendDelay: 0,
    oneByOne: false,
    heartbeat: 5,
    lifecycle: ['connect'],
  },
  response: { ...standard.response, parse: undefined },
  operation: {
    ...standard.operation,
    fields: { private: [], group: [], friend: [], 'group-request': [] },
    atSender: false,
  },
  api: {
    ...standard.api,
    methodRefusal: plainText(405, ''),
    actionOf: wholePath,
    emptyBody: 'hang',
    badJson: 'hang',
    plusIsSpace: false,
    unknownAction: {
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ status: 'failed', retcode: 404, data: null, echo: null }),
    },
    suffixes: { async: 'unknown', rateLimited: 'unknown' },
    success: (data, echo) => ({ status: 'ok', retcode: 0, data, echo: echo ?? null }),
    failure: (_, echo) => ({ status: 'failed', retcode: 200, data: null, echo: echo ?? null }),
    // The server gave the message no sequence. Words go into `status` here, as those of send_like do.
    unconfirmed: (echo) => ({ status: 'timeout', retcode: 9000, data: null, echo: echo ?? null }),
  },
  messages: {
    ...standard.messages,
    nestsNodes: false,
    format: 'array',
    toId: toSignedId,
    parse: parseLooseCodes,
    unknownSegment: 'drop',
    strictValues: true,
    ownPostType: 'message',
  },
  events: {
    adapt,
    extra,
    uploadsAreMessages: false,
    requestsAreFriends: true,
    flag: ({ time, number, type, userId, groupId }) =>
      type === 'friend'
        ? `u_sandbox_${userId}_${number}`
        : `${time}${String(number).padStart(6, '0')}-${groupId}-${type === 'add' ? 1 : 2}`,
    status: { app_initialized: true, app_enabled: true, app_good: true, online: true, good: true },
  },
  actions: {
    ...standard.actions,
    filesFrom: 'disk',
    missing: [
      'set_group_anonymous',
      'set_group_anonymous_ban',
      'get_image',
      'get_record',
      'clean_cache',
      '.handle_quick_operation',
    ],
    extra: [
      ...COMMON_EXTRAS,
      'mark_msg_as_read',
      'set_group_reaction',
      'upload_private_file',
      '_del_group_notice',
    ],
    defaults: {
      set_group_ban: { duration: 0 },
      set_group_admin: { enable: false },
      set_group_whole_ban: { enable: false },
    },
    required: { get_cookies: ['domain'], get_credentials: ['domain'] },
    results: {
      get_version_info: withFields({
        app_name: 'Lagrange.OneBot',
        app_version: '0.0.6',
        nt_protocol: 'Linux | 3.2.15',
      }),
      get_status: withFields({ plugins_good: true, memory: 0 }),
      get_stranger_info: withFields({
        avatar: 'https://avatar.invalid/0',
        sign: '',
        level: 0,
        status: { status_id: 10 },
        RegisterTime: '2020-01-01T00:00:00Z',
        Business: [],
      }),
      get_essence_msg_list: withoutEach(['msg_seq', 'msg_random']),
      create_group_file_folder: () => ({ msg: '' }),
      _get_group_notice: toNotices(),
      get_group_root_files: withLists(
        ({ creator_name, ...folder }) => ({ ...folder, create_name: creator_name }),
        'folders',
      ),
    },
    odd: {
      // A failure says ok.
      set_friend_add_request: (outcome) =>
        outcome === 'done' ? undefined : { status: 'ok', retcode: 1, data: null, echo: null },
      // A sentence stands where the status should be.
      send_like: (outcome) =>
        outcome === 'done'
          ? undefined
          : { status: 'the like failed', retcode: 0, data: null, echo: null },
    },
    forwardSends: false,
    forward: 'nodes',
    forwardId: ['id'],
  },
}
