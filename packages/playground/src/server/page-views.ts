import type { Segment } from '@cqhttp/core'
import type {
  ApiCall,
  Exchange,
  Fact,
  FrameRecord,
  Group,
  Sandbox,
  SocketRecord,
  WorldMessage,
} from '@cqhttp/sandbox'
import { isJsonObject } from '@cqhttp/sandbox/tooling'
import type {
  CallView,
  ExchangeView,
  FrameView,
  GroupView,
  HappeningFact,
  MessageView,
  SocketView,
  UserView,
} from '../protocol.ts'

export function viewUser({ world, selfId }: Sandbox, id: number): UserView {
  const { nickname, sex, age } = world.user(id)
  const remark = world.friendsOf(selfId).get(id)
  return { id, nickname, sex, age, isFriend: remark !== undefined, remark: remark ?? '' }
}

export function viewGroup({
  id,
  name,
  maxMembers,
  members,
  wholeBan,
  anonymousAllowed,
}: Group): GroupView {
  return {
    id,
    name,
    maxMembers,
    wholeBan,
    anonymousAllowed,
    members: [...members.values()].map(({ userId, role, card, title, bannedUntil }) => ({
      userId,
      role,
      card,
      title,
      bannedUntil,
    })),
  }
}

export function viewMessage(sandbox: Sandbox, message: WorldMessage): MessageView {
  const { anonymous, chat } = message
  const forwards = forwardsOf(sandbox, message.segments)
  const { anonymous: _, ...view } = sandbox.view(message)
  return {
    ...view,
    ...(anonymous === null ? {} : { anonymous: anonymous.name }),
    ...(chat.type === 'private' && chat.throughGroup !== undefined
      ? { throughGroup: chat.throughGroup }
      : {}),
    ...(Object.keys(forwards).length === 0 ? {} : { forwards }),
  }
}

/** Also the records inside records, wherever their data makes sense. */
function forwardsOf(
  sandbox: Sandbox,
  segments: readonly unknown[],
  found: Record<string, readonly Segment[]> = {},
): Record<string, readonly Segment[]> {
  for (const segment of segments) {
    if (!isJsonObject(segment) || !isJsonObject(segment['data'])) continue
    const { id, content } = segment['data']
    if (segment['type'] === 'node' && Array.isArray(content)) forwardsOf(sandbox, content, found)
    if (segment['type'] !== 'forward' || typeof id !== 'string' || Object.hasOwn(found, id))
      continue
    const nodes = sandbox.world.forwards.get(id)
    if (nodes === undefined) continue
    found[id] = nodes
    forwardsOf(sandbox, nodes, found)
  }
  return found
}

export function viewFact(fact: Exclude<Fact, { type: 'message' }>): HappeningFact {
  if (fact.type === 'recall') {
    return { type: 'recall', number: fact.message.number, operatorId: fact.operatorId }
  }
  if (fact.type !== 'request') return fact
  const { type, userId, groupId, comment, state, note } = fact.request
  return {
    type: 'request',
    request: {
      type,
      userId,
      ...(groupId === undefined ? {} : { groupId }),
      comment,
      state,
      ...(note === undefined ? {} : { note }),
    },
  }
}

export function viewExchange({ id: key, calls, sent, ...exchange }: Exchange): ExchangeView {
  return {
    ...exchange,
    key,
    calls: calls.map(({ id }) => id),
    sent: sent.map(({ number }) => number),
  }
}

export function viewCall({ id: key, ...call }: ApiCall): CallView {
  return { ...call, key }
}

export function viewSocket({ id: key, ...socket }: SocketRecord): SocketView {
  return { ...socket, key }
}

/** How much of a frame the page gets, in characters: there may be many. */
const MOST_OF_FRAME = 32 * 1024

export function viewFrame({ id: key, text, ...frame }: FrameRecord): FrameView {
  return { ...frame, key, text: text.slice(0, MOST_OF_FRAME), length: text.length }
}
