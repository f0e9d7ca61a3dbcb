import type { GroupView, MemberView, MessageView } from '../../../src/protocol.ts'

const RANK = { owner: 2, admin: 1, member: 0 }

/** Who speaks in a group unless somebody is chosen: preferably an ordinary member. */
export function defaultSpeaker(group: GroupView, selfId: number): number | undefined {
  const people = group.members.filter(({ userId }) => userId !== selfId)
  const plain = people.find(({ role }) => role === 'member')
  return (plain ?? people[0])?.userId
}

/** Members from the owner down, on request without the bot. */
export function byRank(members: readonly MemberView[], without?: number): MemberView[] {
  return members
    .filter(({ userId }) => userId !== without)
    .toSorted((a, b) => RANK[b.role] - RANK[a.role])
}

/** Who, other than its sender, may take a message back in a group: the speaker first. */
export function recallers(
  group: GroupView,
  message: Pick<MessageView, 'userId'>,
  selfId: number,
  speaker: number | undefined,
): number[] {
  const author = group.members.find(({ userId }) => userId === message.userId)
  const rank = author === undefined ? 0 : RANK[author.role]
  return group.members
    .filter(({ userId, role }) => {
      return userId !== selfId && userId !== message.userId && RANK[role] > rank && RANK[role] > 0
    })
    .map(({ userId }) => userId)
    .toSorted((a, b) => Number(b === speaker) - Number(a === speaker))
}
