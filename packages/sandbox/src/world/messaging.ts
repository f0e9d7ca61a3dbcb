import { createHash } from 'node:crypto'
import type { Segment } from '@cqhttp/core'
import { toSegment } from '../to-segment.ts'
import type { Chat, GroupFile, Mask, WorldMessage } from './entities.ts'
import { keepMedia } from './media.ts'
import type { World } from './world.ts'
import { refuse } from './world-error.ts'

/** How long senders may take back what they said, in seconds. */
const RECALL_LIMIT = 120

/** A message to send. */
export interface Posting {
  from: number
  chat: Chat
  segments: readonly Segment[]
  anonymous?: Mask | null
  via?: WorldMessage['via']
}

/**
 * Sends a message.
 *
 * @throws WorldError when the sender may not send it.
 */
export function postMessage(world: World, posting: Posting): WorldMessage {
  const { from, chat, segments, anonymous = null, via = 'person' } = posting
  if (segments.length === 0) refuse('params', 'a message must not be empty')
  if (chat.type === 'group') checkGroup(world, chat.groupId, from, anonymous)
  else checkPrivate(world, chat, from)

  const message: WorldMessage = {
    number: world.messages.length + 1,
    time: world.clock.now(),
    from,
    chat,
    segments: segments.map((segment) => keepMedia(world, segment)),
    anonymous,
    via,
  }
  world.messages.push(message)
  if (chat.type === 'group') world.member(chat.groupId, from).lastSentTime = message.time
  world.emit({ type: 'message', message })
  return message
}

function checkGroup(world: World, groupId: number, from: number, mask: Mask | null): void {
  const group = world.group(groupId)
  const member = world.member(groupId, from)
  const now = world.clock.now()
  if (member.bannedUntil > now) {
    refuse('forbidden', `${from} is muted in group ${groupId} for ${member.bannedUntil - now} s`)
  }
  if (group.wholeBan && member.role === 'member') {
    refuse('forbidden', `group ${groupId} is muted: members cannot speak`)
  }
  if (mask === null) return
  if (!group.anonymousAllowed) refuse('forbidden', `group ${groupId} has no anonymous chat`)
  if ((group.anonymousBans.get(mask.flag) ?? 0) > now) {
    refuse('forbidden', `the mask ${mask.name} is muted in group ${groupId}`)
  }
}

function checkPrivate(world: World, chat: Chat & { type: 'private' }, from: number): void {
  world.user(from)
  world.user(chat.to)
  if (chat.throughGroup !== undefined) {
    world.member(chat.throughGroup, from)
    world.member(chat.throughGroup, chat.to)
  }
}

/** Writes down an upload as a message without telling anybody: the upload was told already. */
export function addFileMessage(
  world: World,
  { groupId, userId, file }: { groupId: number; userId: number; file: GroupFile },
): WorldMessage {
  const data = { file: file.name, name: file.name, file_id: file.id, size: String(file.size) }
  const message: WorldMessage = {
    number: world.messages.length + 1,
    time: world.clock.now(),
    from: userId,
    chat: { type: 'group', groupId },
    segments: [toSegment('file', data)],
    anonymous: null,
    via: 'person',
  }
  world.messages.push(message)
  return message
}

/** The name under which a member hides in a group; the same for the same member and name. */
export function maskOf(groupId: number, userId: number, name: string): Mask {
  const digest = createHash('sha1').update(`${groupId}:${userId}:${name}`).digest()
  return { id: digest.readUInt16BE(0), name, flag: digest.toString('base64url') }
}

/**
 * Takes a message back: senders their own within two minutes, owners and administrators also those
 * of members below them.
 *
 * @throws WorldError when the operator may not, or the message was taken back before.
 */
export function recallMessage(world: World, message: WorldMessage, operatorId: number): void {
  if (message.recalledBy !== undefined) refuse('missing', 'the message was recalled before')
  const { chat, from } = message
  const isLate = world.clock.now() - message.time > RECALL_LIMIT
  if (chat.type === 'private') {
    if (operatorId !== from) refuse('forbidden', `only ${from} can recall its private message`)
    if (isLate) refuse('forbidden', 'the message is too old to be recalled')
  } else if (operatorId !== from) {
    const over = world.isMember(chat.groupId, from) ? from : undefined
    world.checkRank(chat.groupId, operatorId, 'recall a message of', over)
  } else if (isLate && world.member(chat.groupId, from).role === 'member') {
    refuse('forbidden', 'the message is too old to be recalled')
  }
  message.recalledBy = operatorId
  world.emit({ type: 'recall', message, operatorId })
}
