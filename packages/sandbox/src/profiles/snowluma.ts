import type { JsonObject } from '../json.ts'
import { COMMON_EXTRAS, FILE_EXTRAS } from './common-extras.ts'
import { parseWordCodes } from './cq-dialects.ts'
import { extraNotices } from './go-cqhttp.ts'
import { toEmojiLikeChange, toEssenceWithSeq } from './message-notices.ts'
import { isMessage, pick, withFields } from './pick.ts'
import type { EventContext, Failure, PlainAnswer, Profile } from './profile.ts'
import { standard, toSignedId, wholePath } from './standard.ts'

const RETCODES: Record<Failure['kind'], number> = { params: 1400, missing: 100, forbidden: 100 }

function failed(retcode: number, wording: string, echo?: unknown): JsonObject {
  return { status: 'failed', retcode, data: null, wording, ...(echo === undefined ? {} : { echo }) }
}

function answer(status: number, body: JsonObject): PlainAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) }
}

function adapt(payload: JsonObject, { fact }: EventContext): JsonObject | undefined {
  const { honor_type } = payload
  if (honor_type === 'legend' || honor_type === 'strong_newbie') return undefined
  if (payload['sub_type'] === 'poke') {
    return {
      ...payload,
      action: '戳了戳',
      suffix: '',
      action_img_url: 'https://img.invalid/nudge.png',
    }
  }
  if (!isMessage(payload) || fact.type !== 'message') return payload
  const { anonymous: _, sender, ...rest } = payload
  const { chat, number } = fact.message
  const common = { ...rest, message_seq: number }
  if (chat.type === 'group') {
    return {
      ...common,
      sender: pick(sender, ['user_id', 'nickname', 'card', 'role', 'level', 'title']),
    }
  }
  const { throughGroup } = chat
  return {
    ...common,
    sender: pick(sender, ['user_id', 'nickname']),
    ...(throughGroup === undefined ? {} : { group_id: throughGroup }),
  }
}

function extra(context: EventContext): JsonObject | undefined {
  return toEmojiLikeChange(context) ?? toEssenceWithSeq(context) ?? extraNotices(context)
}

/** SnowLuma/SnowLuma 1.11. */
export const snowluma: Profile = {
  ...standard,
  name: 'snowluma',
  post: {
    contentType: 'application/json',
    chunked: false,
    write: (payload) => JSON.stringify(payload),
    timeout: 5,
    resends: 0,
    resendDelay: 0,
    oneByOne: false,
    heartbeat: undefined,
    lifecycle: [],
  },
  response: { ...standard.response, jsonOnly: true },
  operation: { ...standard.operation, atSeparator: '', literalMention: true },
  api: {
    ...standard.api,
    // Above this, the connection is destroyed without an answer.
    maxBytes: 2 * 1024 * 1024,
    tooLarge: 'drop',
    noAction: (method) =>
      method === 'GET'
        ? answer(200, { status: 'ok', retcode: 0, data: { online: true } })
        : undefined,
    methodRefusal: answer(405, failed(1400, 'method not allowed')),
    actionOf: wholePath,
    takesEnvelope: true,
    authorization: /^Bearer (.+)$/i,
    tokenMissing: answer(401, failed(1401, 'unauthorized')),
    tokenWrong: answer(401, failed(1401, 'unauthorized')),
    typeRefusal: answer(400, failed(1400, 'bad request: unsupported content-type')),
    endsFrames: true,
    otherJsonIsEmpty: true,
    badJson: answer(400, failed(1400, 'bad request: invalid json')),
    unknownAction: (action) =>
      action === ''
        ? answer(400, failed(1400, 'bad request: missing action'))
        : answer(200, failed(1404, 'unknown action')),
    suffixes: { async: 'plain', rateLimited: 'plain' },
    success: (data, echo) => ({
      status: 'ok',
      retcode: 0,
      data,
      ...(echo === undefined ? {} : { echo }),
    }),
    failure: ({ kind, message }, echo) => failed(RETCODES[kind], message, echo),
    unconfirmed: (echo) => failed(1200, 'the server did not confirm the message', echo),
  },
  messages: {
    ...standard.messages,
    format: 'array',
    toId: toSignedId,
    parse: parseWordCodes,
    unknownSegment: 'drop',
    ownPostType: 'message_sent',
  },
  events: { ...standard.events, adapt, extra },
  actions: {
    ...standard.actions,
    namesFiles: true,
    missing: ['set_group_anonymous', 'set_group_anonymous_ban', '.handle_quick_operation_async'],
    extra: [
      ...COMMON_EXTRAS,
      ...FILE_EXTRAS,
      'set_msg_emoji_like',
      'fetch_emoji_like',
      'mark_msg_as_read',
      'get_group_system_msg',
      'set_group_reaction',
      '_del_group_notice',
      'upload_file_stream',
      'download_file_stream',
      'clean_stream_temp_file',
      'upload_private_file',
      'download_file',
      'get_file',
      'get_private_file_url',
    ],
    emptyGroupFails: true,
    results: { get_version_info: withFields({ app_name: 'SnowLuma', app_version: '1.11.0' }) },
    odd: {},
    forward: 'events',
  },
}
