import type { Account } from '../account/account.ts'
import type { JsonObject } from '../json.ts'
import type { Group, Member } from '../world/entities.ts'
import { titleOf } from '../world/moderation.ts'

/** What `get_group_info` says of a group. */
export function toGroupInfo({ id, name, members, maxMembers }: Group): JsonObject {
  return {
    group_id: id,
    group_name: name,
    member_count: members.size,
    max_member_count: maxMembers,
  }
}

/** What `get_group_member_info` says of a member. */
export function toMemberInfo(account: Account, groupId: number, member: Member): JsonObject {
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
    title: titleOf(account.world, member),
    title_expire_time: member.titleExpires,
    card_changeable: me.role !== 'member',
  }
}
