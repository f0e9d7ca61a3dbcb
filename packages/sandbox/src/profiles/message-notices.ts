import { parseCqCode } from '@cqhttp/core'
import { isJsonObject, type JsonObject, numberOf, textOf } from '../json.ts'
import type { EventContext } from './profile.ts'

// What implementations report of reactions and essence, of which the standard knows nothing.

type Told = (context: EventContext) => JsonObject | undefined

function noticeOf(
  { account, fact }: EventContext,
  type: string,
  fields: JsonObject,
): JsonObject | undefined {
  if (fact.type !== 'reaction' && fact.type !== 'essence') return undefined
  if (!account.world.isMember(fact.groupId, account.selfId)) return undefined
  return {
    time: account.world.clock.now(),
    self_id: account.selfId,
    post_type: 'notice',
    notice_type: type,
    group_id: fact.groupId,
    message_id: account.idOf(fact.number),
    ...fields,
  }
}

/** As in NapCat and LLBot. */
export const toEmojiLike: Told = (context) => {
  const { fact } = context
  if (fact.type !== 'reaction') return undefined
  const likes = [{ emoji_id: fact.emoji, count: fact.count }]
  return noticeOf(context, 'group_msg_emoji_like', {
    user_id: fact.userId,
    likes,
    is_add: fact.set,
  })
}

/** As in SnowLuma. */
export const toEmojiLikeChange: Told = (context) => {
  const { fact } = context
  if (fact.type !== 'reaction') return undefined
  return noticeOf(context, 'group_msg_emoji_like', {
    sub_type: fact.set ? 'add' : 'remove',
    user_id: fact.userId,
    operator_id: fact.userId,
    message_seq: fact.number,
    likes: [{ emoji_id: fact.emoji, count: fact.count }],
  })
}

/** As in Lagrange. */
export const toReaction: Told = (context) => {
  const { fact } = context
  if (fact.type !== 'reaction') return undefined
  return noticeOf(context, 'reaction', {
    sub_type: fact.set ? 'add' : 'remove',
    operator_id: fact.userId,
    code: fact.emoji,
    count: fact.count,
  })
}

/** As in go-cqhttp and Lagrange. */
export const toEssence: Told = (context) => {
  const { fact } = context
  if (fact.type !== 'essence') return undefined
  return noticeOf(context, 'essence', {
    sub_type: fact.set ? 'add' : 'delete',
    sender_id: fact.senderId,
    operator_id: fact.operatorId,
  })
}

/** As in NapCat and LLBot. */
export const toEssenceOfUser: Told = (context) => {
  const { fact } = context
  const notice = toEssence(context)
  return notice && fact.type === 'essence' ? { ...notice, user_id: fact.senderId } : undefined
}

/** As in SnowLuma. */
export const toEssenceWithSeq: Told = (context) => {
  const { fact } = context
  const notice = toEssenceOfUser(context)
  return notice && fact.type === 'essence'
    ? { ...notice, message_seq: fact.number, random: fact.number }
    : undefined
}

/** A message that is a file in private, which go-cqhttp and Lagrange report as a notice. */
export function toOfflineFile(payload: JsonObject, more: JsonObject = {}): JsonObject | undefined {
  const { message_type, post_type, message, time, self_id, user_id, raw_message } = payload
  if (message_type !== 'private' || post_type !== 'message') return undefined
  const [part] = Array.isArray(message) ? (message as unknown[]) : parseCqCode(textOf(raw_message))
  const { type, data } = isJsonObject(part) ? part : {}
  if (type !== 'file' || !isJsonObject(data)) return undefined
  const url = 'https://files.invalid/offline'
  const { name, file_name = name ?? data['file'], size = data['file_size'] } = data
  const file = { name: file_name, size: numberOf(size) || 0, url, ...more }
  return { time, self_id, post_type: 'notice', notice_type: 'offline_file', user_id, file }
}
