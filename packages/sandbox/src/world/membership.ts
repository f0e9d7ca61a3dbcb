import type { JoinRequest } from './entities.ts'
import type { World } from './world.ts'
import { refuse } from './world-error.ts'

interface Joining {
  groupId: number
  userId: number
  /** Who let or brought the member in. */
  operatorId: number
  how: 'approve' | 'invite'
}

/**
 * Lets a user into a group.
 *
 * @throws WorldError when the user is in it already, or the group is full.
 */
export function joinGroup(world: World, joining: Joining): void {
  const { groupId, userId } = joining
  const group = world.group(groupId)
  if (group.members.has(userId)) refuse('forbidden', `${userId} is already in group ${groupId}`)
  if (group.members.size >= group.maxMembers) refuse('forbidden', `group ${groupId} is full`)
  world.addMember(groupId, { id: userId })
  world.emit({ type: 'increase', ...joining })
}

interface Leaving {
  groupId: number
  userId: number
  /** Whether the owner dissolves the group; default `false`. */
  dismiss?: boolean
}

/**
 * Leaves a group; its owner can only dissolve it.
 *
 * @throws WorldError when the owner wants to leave, or anybody else to dissolve it.
 */
export function leaveGroup(world: World, { groupId, userId, dismiss = false }: Leaving): void {
  const group = world.group(groupId)
  const { role } = world.member(groupId, userId)
  if (dismiss && role === 'owner') {
    world.emit({ type: 'decrease', groupId, userId, operatorId: userId, how: 'disband' })
    group.members.clear()
    world.groups.delete(groupId)
    return
  }
  if (role === 'owner') refuse('forbidden', `the owner of group ${groupId} can only dissolve it`)
  world.emit({ type: 'decrease', groupId, userId, operatorId: userId, how: 'leave' })
  group.members.delete(userId)
}

interface Kick {
  groupId: number
  userId: number
  /** Who removes the member. */
  operatorId: number
  /** Whether later requests of the user are refused as well; default `false`. */
  reject?: boolean
}

/** Removes a member. @throws WorldError when the operator may not. */
export function kickMember(world: World, kick: Kick): void {
  const { groupId, userId, operatorId, reject = false } = kick
  world.checkRank(groupId, operatorId, 'remove', userId)
  const group = world.group(groupId)
  if (reject) group.blocked.add(userId)
  world.emit({ type: 'decrease', groupId, userId, operatorId, how: 'kick' })
  group.members.delete(userId)
}

/**
 * Asks for something that somebody else has to approve.
 *
 * @throws WorldError when it makes no sense: friends or members already, or blocked.
 */
export function askFor(
  world: World,
  asked: Omit<JoinRequest, 'number' | 'time' | 'state' | 'note'>,
): JoinRequest {
  const { type, userId, to, groupId } = asked
  world.user(userId)
  if (type === 'friend' && to !== undefined && world.isFriend(to, userId)) {
    refuse('forbidden', `${userId} and ${to} are already friends`)
  }
  if (groupId !== undefined) checkJoining(world, groupId, type === 'invite' ? to : userId, asked)
  const request: JoinRequest = {
    ...asked,
    number: world.requests.length + 1,
    time: world.clock.now(),
    state: 'open',
  }
  world.requests.push(request)
  world.emit({ type: 'request', request })
  return request
}

function checkJoining(
  world: World,
  groupId: number,
  who: number | undefined,
  { type, userId }: Pick<JoinRequest, 'type' | 'userId'>,
): void {
  const group = world.group(groupId)
  if (type === 'invite') world.member(groupId, userId)
  if (who !== undefined && group.members.has(who)) {
    refuse('forbidden', `${who} is already in group ${groupId}`)
  }
  if (who !== undefined && group.blocked.has(who)) {
    refuse('forbidden', `group ${groupId} refuses the requests of ${who}`)
  }
}

interface Answer {
  /** Who answers. */
  operatorId: number
  approve: boolean
  /** What the new friend is called, or why the request is refused; default `''`. */
  note?: string
}

/**
 * Answers a request.
 *
 * @throws WorldError when it was answered before, or the operator may not answer it.
 */
export function answerRequest(world: World, request: JoinRequest, answer: Answer): void {
  const { operatorId, approve, note = '' } = answer
  if (request.state !== 'open') refuse('missing', 'the request has already been answered')
  const { type, userId, groupId } = request
  if (type === 'add' && groupId !== undefined) {
    world.checkRank(groupId, operatorId, 'answer requests')
  } else if (request.to !== operatorId) {
    refuse('missing', `the request is not addressed to ${operatorId}`)
  }
  request.state = approve ? 'approved' : 'refused'
  request.note = note
  if (!approve) return
  if (type === 'friend') {
    world.addFriend(operatorId, userId, note)
    world.emit({ type: 'friend-add', userIds: [operatorId, userId] })
  } else if (groupId !== undefined) {
    const joins = type === 'add' ? userId : operatorId
    const operator = type === 'add' ? operatorId : userId
    const how = type === 'add' ? 'approve' : 'invite'
    joinGroup(world, { groupId, userId: joins, operatorId: operator, how })
  }
}
