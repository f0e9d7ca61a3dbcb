import type {
  GroupView,
  HappeningFact,
  HappeningView,
  MemberView,
  MessageView,
  UserView,
} from '../../src/protocol.ts'
import type { ChatWorld } from '../../page/src/chat/conversations.ts'

export const BOT = 10_000

export function user(id: number, isFriend = false): UserView {
  return { id, nickname: `user ${id}`, sex: 'unknown', age: 0, isFriend, remark: '' }
}

export function member(userId: number, role: MemberView['role'] = 'member'): MemberView {
  return { userId, role, card: '', title: '', bannedUntil: 0 }
}

export function group(id: number, ...members: MemberView[]): GroupView {
  return {
    id,
    name: `group ${id}`,
    maxMembers: 200,
    wholeBan: false,
    anonymousAllowed: true,
    members,
  }
}

export function message(number: number, fields: Partial<MessageView> = {}): MessageView {
  return {
    number,
    id: 1000 + number,
    time: 1_800_000_000 + number,
    userId: 10_001,
    ...(fields.groupId === undefined ? { to: BOT } : {}),
    message: [{ type: 'text', data: { text: `text ${number}` } }],
    text: `text ${number}`,
    via: 'person',
    recalled: false,
    ...fields,
  }
}

export function happening(number: number, after: number, fact: HappeningFact): HappeningView {
  return { number, after, time: 1_800_000_000 + after, fact }
}

export function world(fields: {
  users?: UserView[]
  groups?: GroupView[]
  messages?: MessageView[]
  happenings?: HappeningView[]
}): ChatWorld {
  const { users = [], groups = [], messages = [], happenings = [] } = fields
  return {
    selfId: BOT,
    users: new Map(users.map((entry) => [entry.id, entry])),
    groups: new Map(groups.map((entry) => [entry.id, entry])),
    messages: new Map(messages.map((entry) => [entry.number, entry])),
    happenings: new Map(happenings.map((entry) => [entry.number, entry])),
  }
}
