import { formatCqCode, type Segment } from '@cqhttp/core'
import type { JsonObject } from '../json.ts'
import type { WorldMessage } from '../world/entities.ts'
import { titleOf } from '../world/moderation.ts'
import type { Account } from './account.ts'

/** The sender of a message, as the standard has it. */
function senderOf(account: Account, message: WorldMessage): JsonObject {
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
    title: titleOf(world, member),
  }
}

/** No implementation writes content into the text of a message. */
function withoutContent(segment: Segment): Segment {
  const { type, data } = segment
  if (!('url' in data) || typeof data.url !== 'string' || !data.url.startsWith('data:'))
    return segment
  const { url: _, ...rest } = data
  return { type, data: rest } as Segment
}

/** A message event of the standard, before a profile adapts it. */
export function toMessagePayload(account: Account, message: WorldMessage): JsonObject {
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
    raw_message: formatCqCode(account.show(segments).map(withoutContent)),
    font: 0,
    sender: senderOf(account, message),
  }
}

function subType({ world, selfId }: Account, { chat, from, anonymous }: WorldMessage): string {
  if (chat.type === 'group') return anonymous === null ? 'normal' : 'anonymous'
  const other = from === selfId ? chat.to : from
  if (chat.throughGroup !== undefined) return 'group'
  if (world.isFriend(selfId, other)) return 'friend'
  return world.sharedGroup(selfId, other) === undefined ? 'other' : 'group'
}
