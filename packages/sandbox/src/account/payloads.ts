import type { JsonObject } from '../json.ts'
import type { JoinRequest } from '../world/entities.ts'
import type { Fact } from '../world/fact.ts'
import type { Account } from './account.ts'
import { toMessagePayload } from './message-payload.ts'

/** The events that an account reports for a fact, most often one. */
export function toPayloads(account: Account, fact: Fact): JsonObject[] {
  const context = { account, fact }
  const { events } = account.profile
  const payload = toStandard(account, fact)
  const told = payload === undefined ? events.extra(context) : events.adapt(payload, context)
  if (told === undefined) return []
  if (events.requestsAreFriends && told['request_type'] === 'friend') {
    const { time, self_id, user_id } = told
    return [{ time, self_id, post_type: 'notice', notice_type: 'friend_add', user_id }, told]
  }
  return [told]
}

/** Whether an account is told about an upload a second time, as a message with a file in it. */
export function isToldAsMessage(
  { world, selfId, profile }: Account,
  fact: Fact,
): fact is Fact & { type: 'upload' } {
  if (fact.type !== 'upload' || !profile.events.uploadsAreMessages) return false
  return fact.userId !== selfId && world.isMember(fact.groupId, selfId)
}

function toStandard(account: Account, fact: Fact): JsonObject | undefined {
  const { world, selfId } = account
  if ('groupId' in fact && fact.groupId !== undefined && !world.isMember(fact.groupId, selfId)) {
    return undefined
  }
  const notice = (noticeType: string, fields: JsonObject): JsonObject => ({
    time: world.clock.now(),
    self_id: selfId,
    post_type: 'notice',
    notice_type: noticeType,
    ...('groupId' in fact && fact.groupId !== undefined ? { group_id: fact.groupId } : {}),
    ...fields,
  })
  switch (fact.type) {
    case 'message':
      return toMessage(account, fact)
    case 'recall':
      return toRecall(account, fact)
    case 'upload':
      return notice('group_upload', { user_id: fact.userId, file: { ...fact.file } })
    case 'admin':
      return notice('group_admin', {
        sub_type: fact.enable ? 'set' : 'unset',
        user_id: fact.userId,
      })
    case 'decrease':
      return notice('group_decrease', {
        sub_type: decreaseType(fact, selfId),
        operator_id: fact.operatorId,
        user_id: fact.how === 'disband' && fact.userId !== selfId ? selfId : fact.userId,
      })
    case 'increase':
      return notice('group_increase', {
        sub_type: fact.how,
        operator_id: fact.operatorId,
        user_id: fact.userId,
      })
    case 'ban':
      return notice('group_ban', {
        sub_type: fact.duration === 0 ? 'lift_ban' : 'ban',
        operator_id: fact.operatorId,
        user_id: fact.userId,
        duration: fact.duration,
      })
    case 'friend-add': {
      const [a, b] = fact.userIds
      if (a !== selfId && b !== selfId) return undefined
      return notice('friend_add', { user_id: a === selfId ? b : a })
    }
    case 'request':
      return toRequest(account, fact.request)
    case 'poke':
      if (fact.groupId === undefined && fact.targetId !== selfId) return undefined
      return notice('notify', {
        sub_type: 'poke',
        user_id: fact.userId,
        target_id: fact.targetId,
      })
    case 'lucky-king':
      return notice('notify', {
        sub_type: 'lucky_king',
        user_id: fact.userId,
        target_id: fact.targetId,
      })
    case 'honor':
      return notice('notify', {
        sub_type: 'honor',
        honor_type: fact.honor,
        user_id: fact.userId,
      })
    // The standard has no events for these.
    case 'card':
    case 'title':
    case 'group-name':
    case 'reaction':
    case 'essence':
      return undefined
  }
}

function decreaseType(
  { how, userId }: Fact & { type: 'decrease' },
  selfId: number,
): 'leave' | 'kick' | 'kick_me' {
  if (how === 'leave' || (how === 'disband' && userId === selfId)) return 'leave'
  return how === 'disband' || userId === selfId ? 'kick_me' : 'kick'
}

function toMessage(
  account: Account,
  { message }: Fact & { type: 'message' },
): JsonObject | undefined {
  const { world, selfId, reportSelf, profile } = account
  const { chat, from } = message
  if (chat.type === 'group' && !world.isMember(chat.groupId, selfId)) return undefined
  if (from === selfId) {
    const postType = profile.messages.ownPostType
    if (!reportSelf || postType === undefined) return undefined
    return { ...toMessagePayload(account, message), post_type: postType }
  }
  if (chat.type === 'private' && chat.to !== selfId) return undefined
  return toMessagePayload(account, message)
}

function toRecall(
  account: Account,
  { message, operatorId }: Fact & { type: 'recall' },
): JsonObject | undefined {
  const { world, selfId } = account
  const { chat, from } = message
  const head = { time: world.clock.now(), self_id: selfId, post_type: 'notice' }
  if (chat.type === 'group') {
    if (!world.isMember(chat.groupId, selfId)) return undefined
    return {
      ...head,
      notice_type: 'group_recall',
      group_id: chat.groupId,
      user_id: from,
      operator_id: operatorId,
      message_id: account.messageId(message),
    }
  }
  if (from !== selfId && chat.to !== selfId) return undefined
  return {
    ...head,
    notice_type: 'friend_recall',
    user_id: from,
    message_id: account.messageId(message),
  }
}

function toRequest(account: Account, request: JoinRequest): JsonObject | undefined {
  const { world, selfId } = account
  const { type, userId, to, groupId, comment, time } = request
  const head = { time, self_id: selfId, post_type: 'request' }
  const tail = { user_id: userId, comment, flag: account.flag(request) }
  if (type === 'friend') {
    return to === selfId ? { ...head, request_type: 'friend', ...tail } : undefined
  }
  if (type === 'invite' && to !== selfId) return undefined
  if (type === 'add') {
    const me = world.groups.get(groupId ?? 0)?.members.get(selfId)
    // Only an administrator can answer, so nobody else is asked.
    if (me === undefined || me.role === 'member') return undefined
  }
  return { ...head, request_type: 'group', sub_type: type, group_id: groupId, ...tail }
}
