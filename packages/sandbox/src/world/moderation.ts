import type { Member } from './entities.ts'
import type { World } from './world.ts'
import { refuse } from './world-error.ts'

/** The longest mute: 30 days, in seconds. */
const LONGEST_BAN = 30 * 86_400

/** Something that somebody does in a group. */
interface GroupAction {
  groupId: number
  /** Who does it. */
  operatorId: number
}

/** Something that somebody does to a member. */
interface MemberAction extends GroupAction {
  userId: number
}

/**
 * Mutes a member, or lets it speak again.
 *
 * @param ban `duration` is in seconds, 0 lifts the mute.
 * @throws WorldError when the operator may not, or the duration is out of range.
 */
export function banMember(world: World, ban: MemberAction & { duration: number }): void {
  const { groupId, userId, operatorId, duration } = ban
  world.checkRank(groupId, operatorId, 'mute', userId)
  checkDuration(duration)
  world.member(groupId, userId).bannedUntil = duration === 0 ? 0 : world.clock.now() + duration
  world.emit({ type: 'ban', groupId, userId, operatorId, duration })
}

/**
 * Mutes a mask; no event tells of it.
 *
 * @param ban `duration` is in seconds.
 * @throws WorldError when the operator may not, or nobody wears the mask.
 */
export function banAnonymous(
  world: World,
  ban: GroupAction & { flag: string; duration: number },
): void {
  const { groupId, flag, operatorId, duration } = ban
  world.checkRank(groupId, operatorId, 'mute')
  checkDuration(duration)
  const isKnown = world.messages.some(
    ({ anonymous, chat }) =>
      anonymous?.flag === flag && chat.type === 'group' && chat.groupId === groupId,
  )
  if (!isKnown) refuse('missing', `nobody in group ${groupId} has that anonymous flag`)
  world.group(groupId).anonymousBans.set(flag, world.clock.now() + duration)
}

function checkDuration(duration: number): void {
  if (Number.isInteger(duration) && duration >= 0 && duration <= LONGEST_BAN) return
  refuse('params', `a mute lasts 0 to ${LONGEST_BAN} s, but this one is to last ${duration}`)
}

/** Mutes the whole group, or lets it speak again. @throws WorldError when the operator may not. */
export function banGroup(world: World, ban: GroupAction & { enable: boolean }): void {
  const { groupId, operatorId, enable } = ban
  world.checkRank(groupId, operatorId, 'mute the group')
  world.group(groupId).wholeBan = enable
  world.emit({ type: 'ban', groupId, userId: 0, operatorId, duration: enable ? -1 : 0 })
}

/** Makes a member an administrator, or undoes it. @throws WorldError unless the owner does it. */
export function setAdmin(world: World, change: MemberAction & { enable: boolean }): void {
  const { groupId, userId, operatorId, enable } = change
  world.checkOwner(groupId, operatorId, 'appoint administrators')
  const member = world.member(groupId, userId)
  if (member.role === 'owner') refuse('forbidden', 'the owner cannot be an administrator')
  member.role = enable ? 'admin' : 'member'
  world.emit({ type: 'admin', groupId, userId, enable })
}

/** Allows anonymous chat, or forbids it. @throws WorldError when the operator may not. */
export function allowAnonymous(world: World, change: GroupAction & { enable: boolean }): void {
  const { groupId, operatorId, enable } = change
  world.checkRank(groupId, operatorId, 'allow anonymous chat')
  world.group(groupId).anonymousAllowed = enable
}

/** Gives a member another name in the group. @throws WorldError when the operator may not. */
export function setCard(world: World, change: MemberAction & { card: string }): void {
  const { groupId, userId, operatorId, card } = change
  if (userId !== operatorId) world.checkRank(groupId, operatorId, 'rename', userId)
  const member = world.member(groupId, userId)
  const before = member.card
  member.card = card
  if (before !== card) world.emit({ type: 'card', groupId, userId, before, after: card })
}

/** Gives the group another name. @throws WorldError when the operator may not. */
export function renameGroup(world: World, change: GroupAction & { name: string }): void {
  const { groupId, operatorId, name } = change
  world.checkRank(groupId, operatorId, 'rename the group')
  if (name === '') refuse('params', 'a group must have a name')
  world.group(groupId).name = name
  world.emit({ type: 'group-name', groupId, userId: operatorId, name })
}

/**
 * Gives a member a special title.
 *
 * @param change `duration` is in seconds; default -1, for ever.
 * @throws WorldError unless the owner does it.
 */
export function setTitle(
  world: World,
  change: MemberAction & { title: string; duration?: number },
): void {
  const { groupId, userId, operatorId, title, duration = -1 } = change
  world.checkOwner(groupId, operatorId, 'give special titles')
  const member = world.member(groupId, userId)
  member.title = title
  member.titleExpires = duration > 0 && title !== '' ? world.clock.now() + duration : 0
  world.emit({ type: 'title', groupId, userId, title })
}

/** The special title of a member, `''` when it has ended. */
export function titleOf({ clock }: World, { title, titleExpires }: Member): string {
  return titleExpires !== 0 && titleExpires <= clock.now() ? '' : title
}
