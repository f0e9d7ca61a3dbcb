import type { World } from './world.ts'
import { refuse } from './world-error.ts'

/** The longest mute: 30 days, in seconds. */
const LONGEST_BAN = 30 * 86_400

/**
 * Mutes a member, or lets it speak again.
 *
 * @param duration In seconds, 0 to lift the mute.
 * @throws WorldError when the operator may not, or the duration is none.
 */
export function banMember(
  world: World,
  groupId: number,
  userId: number,
  operatorId: number,
  duration: number,
): void {
  world.checkRank(groupId, operatorId, 'mute', userId)
  checkDuration(duration)
  world.member(groupId, userId).bannedUntil = duration === 0 ? 0 : world.clock.now() + duration
  world.emit({ type: 'ban', groupId, userId, operatorId, duration })
}

/**
 * Mutes a mask; there is no event of it.
 *
 * @param duration In seconds.
 * @throws WorldError when the operator may not, or nobody wears it.
 */
export function banAnonymous(
  world: World,
  groupId: number,
  flag: string,
  operatorId: number,
  duration: number,
): void {
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
  refuse('params', `a mute takes 0 to ${LONGEST_BAN} s, but this one ${duration}`)
}

/** @throws WorldError when the operator may not. */
export function banGroup(world: World, groupId: number, operatorId: number, enable: boolean): void {
  world.checkRank(groupId, operatorId, 'mute the group')
  world.group(groupId).wholeBan = enable
  world.emit({ type: 'ban', groupId, userId: 0, operatorId, duration: enable ? -1 : 0 })
}

/** @throws WorldError when the operator is not the owner. */
export function setAdmin(
  world: World,
  groupId: number,
  userId: number,
  operatorId: number,
  enable: boolean,
): void {
  world.checkOwner(groupId, operatorId, 'appoint administrators')
  const member = world.member(groupId, userId)
  if (member.role === 'owner') refuse('forbidden', 'the owner is no administrator')
  member.role = enable ? 'admin' : 'member'
  world.emit({ type: 'admin', groupId, userId, enable })
}

/** @throws WorldError when the operator may not. */
export function allowAnonymous(
  world: World,
  groupId: number,
  operatorId: number,
  enable: boolean,
): void {
  world.checkRank(groupId, operatorId, 'allow anonymous chat')
  world.group(groupId).anonymousAllowed = enable
}

/** @throws WorldError when the operator may not. */
export function setCard(
  world: World,
  groupId: number,
  userId: number,
  operatorId: number,
  card: string,
): void {
  if (userId !== operatorId) world.checkRank(groupId, operatorId, 'rename', userId)
  const member = world.member(groupId, userId)
  const before = member.card
  member.card = card
  if (before !== card) world.emit({ type: 'card', groupId, userId, before, after: card })
}

/** @throws WorldError when the operator may not. */
export function renameGroup(world: World, groupId: number, operatorId: number, name: string): void {
  world.checkRank(groupId, operatorId, 'rename the group')
  if (name === '') refuse('params', 'a group must have a name')
  world.group(groupId).name = name
  world.emit({ type: 'group-name', groupId, userId: operatorId, name })
}

/**
 * Gives a member a special title.
 *
 * @param duration In seconds, -1 for ever.
 * @throws WorldError when the operator is not the owner.
 */
export function setTitle(
  world: World,
  groupId: number,
  userId: number,
  operatorId: number,
  title: string,
  duration = -1,
): void {
  world.checkOwner(groupId, operatorId, 'give special titles')
  const member = world.member(groupId, userId)
  member.title = title
  member.titleExpires = duration > 0 && title !== '' ? world.clock.now() + duration : 0
  world.emit({ type: 'title', groupId, userId, title })
}
