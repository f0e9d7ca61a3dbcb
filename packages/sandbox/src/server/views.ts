import type { Segment } from '@cqhttp/core'
import type { Sandbox } from '../front/sandbox.ts'
import type { ApiCall, Exchange } from '../wire/records.ts'
import type { Group, WorldMessage } from '../world/entities.ts'
import type { Fact } from '../world/fact.ts'
import type {
  CallView,
  ExchangeView,
  GroupView,
  HappeningFact,
  MessageView,
  UserView,
} from './protocol.ts'

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

/** Records in records too. */
function forwardsOf(
  sandbox: Sandbox,
  segments: readonly Segment[],
  found: Record<string, readonly Segment[]> = {},
): Record<string, readonly Segment[]> {
  for (const { type, data } of segments as readonly {
    type: string
    data: Record<string, unknown>
  }[]) {
    if (type === 'node' && Array.isArray(data['content'])) {
      forwardsOf(sandbox, data['content'] as Segment[], found)
    }
    const { id } = data
    if (type !== 'forward' || typeof id !== 'string' || found[id] !== undefined) continue
    try {
      found[id] = sandbox.forward(id)
      forwardsOf(sandbox, found[id], found)
    } catch {
      // Nobody has it.
    }
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
