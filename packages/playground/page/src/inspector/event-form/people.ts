import type { Role } from '@cqhttp/sandbox'
import type { GroupView, MessageView, UserView } from '../../../../src/protocol.ts'

/** The people, groups and messages that the form offers. */
export interface People {
  selfId: number
  users: ReadonlyMap<number, UserView>
  groups: ReadonlyMap<number, GroupView>
  messages: ReadonlyMap<number, MessageView>
}

export function isMember(group: GroupView | undefined, userId: number): boolean {
  return group?.members.some((member) => member.userId === userId) ?? false
}

export function roleOf(group: GroupView | undefined, userId: number): Role | undefined {
  return group?.members.find((member) => member.userId === userId)?.role
}

/** The owner, who may do everything in a group. */
export function ownerOf(group: GroupView | undefined): number | undefined {
  return group?.members.find(({ role }) => role === 'owner')?.userId
}

/** The name that a user goes by: the card in a group, else the nickname, else the number. */
export function nameOf(users: People['users'], userId: number, group?: GroupView): string {
  const card = group?.members.find((member) => member.userId === userId)?.card
  return card || users.get(userId)?.nickname || String(userId)
}
