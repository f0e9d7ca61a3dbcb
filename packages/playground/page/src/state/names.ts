import type { MemberView } from '../../../src/protocol.ts'
import { groups, session, users } from './state.ts'

export function selfId(): number {
  return session.value?.selfId ?? 0
}

export function memberOf(groupId: number | undefined, userId: number): MemberView | undefined {
  if (groupId === undefined) return undefined
  return groups.value.get(groupId)?.members.find((member) => member.userId === userId)
}

/** What somebody is called: in a group by the card, else by the nickname. */
export function nameOf(userId: number, groupId?: number): string {
  return memberOf(groupId, userId)?.card || userName(userId)
}

export function groupName(groupId: number): string {
  return groups.value.get(groupId)?.name ?? String(groupId)
}

/** What somebody is called everywhere. */
export function userName(userId: number): string {
  return users.value.get(userId)?.nickname ?? String(userId)
}
