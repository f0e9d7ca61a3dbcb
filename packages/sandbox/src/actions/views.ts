import { formatCqCode } from '@cqhttp/core'
import type { Account } from '../account.ts'
import type { JsonObject } from '../json.ts'
import type { Group, Member, WorldMessage } from '../world/entities.ts'

export function viewGroup({ id, name, members, maxMembers }: Group): JsonObject {
  return {
    group_id: id,
    group_name: name,
    member_count: members.size,
    max_member_count: maxMembers,
  }
}

function titleOf({ world }: Account, { title, titleExpires }: Member): string {
  return titleExpires !== 0 && titleExpires <= world.clock.now() ? '' : title
}

export function viewMember(account: Account, groupId: number, member: Member): JsonObject {
  const { nickname, sex, age } = account.world.user(member.userId)
  const me = account.world.member(groupId, account.selfId)
  return {
    group_id: groupId,
    user_id: member.userId,
    nickname,
    card: member.card,
    sex,
    age,
    area: member.area,
    join_time: member.joinTime,
    last_sent_time: member.lastSentTime,
    level: member.level,
    role: member.role,
    unfriendly: false,
    title: titleOf(account, member),
    title_expire_time: member.titleExpires,
    card_changeable: me.role !== 'member',
  }
}

/** The sender of a message, as the standard has it. */
function viewSender(account: Account, message: WorldMessage): JsonObject {
  const { world } = account
  const { from, chat, anonymous } = message
  if (anonymous !== null) {
    return {
      user_id: 80_000_000,
      nickname: anonymous.name,
      card: '',
      sex: 'unknown',
      age: 0,
      area: '',
      level: '',
      role: 'member',
      title: '',
    }
  }
  const { nickname, sex, age } = world.user(from)
  const member =
    chat.type === 'group' ? world.groups.get(chat.groupId)?.members.get(from) : undefined
  if (member === undefined) return { user_id: from, nickname, sex, age }
  return {
    user_id: from,
    nickname,
    card: member.card,
    sex,
    age,
    area: member.area,
    level: member.level,
    role: member.role,
    title: titleOf(account, member),
  }
}

/** A message event of the standard, without what depends on who reads it. */
export function viewMessage(account: Account, message: WorldMessage): JsonObject {
  const { chat, from, segments, time, anonymous } = message
  return {
    time,
    self_id: account.selfId,
    post_type: 'message',
    message_type: chat.type,
    sub_type: subType(account, message),
    message_id: account.messageId(message),
    ...(chat.type === 'group' ? { group_id: chat.groupId } : {}),
    user_id: anonymous === null ? from : 80_000_000,
    ...(chat.type === 'group' ? { anonymous: anonymous && { ...anonymous } } : {}),
    message: account.write(segments),
    raw_message: formatCqCode(segments),
    font: 0,
    sender: viewSender(account, message),
  }
}

function subType({ world, selfId }: Account, { chat, from, anonymous }: WorldMessage): string {
  if (chat.type === 'group') return anonymous === null ? 'normal' : 'anonymous'
  const other = from === selfId ? chat.to : from
  if (chat.throughGroup !== undefined) return 'group'
  if (world.isFriend(selfId, other)) return 'friend'
  return world.sharedGroup(selfId, other) === undefined ? 'other' : 'group'
}
