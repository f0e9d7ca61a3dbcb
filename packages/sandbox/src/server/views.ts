import type { Segment } from '@cqhttp/core'
import type { Sandbox } from '../front/sandbox.ts'
import type { ApiCall, Exchange } from '../wire/records.ts'
import type { ProfileName } from '../profiles/profile.ts'
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
  const { anonymous, chat, number } = message
  const forwards = forwardsOf(sandbox, message.segments)
  const { anonymous: _, ...view } = sandbox.view(message)
  return {
    ...view,
    number,
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
      // Nobody has it, for instance after a switch of the profile.
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

export function viewExchange(
  exchange: Exchange,
  key: number,
  profile: ProfileName,
  keyOfCall: (call: ApiCall) => number,
  numberOf: (id: number) => number | undefined,
): ExchangeView {
  const { id: _, calls, sent, ...rest } = exchange
  return {
    ...rest,
    key,
    profile,
    calls: calls.map(keyOfCall),
    sent: sent.map((message) => numberOf(message.id)).filter((number) => number !== undefined),
  }
}

export function viewCall(call: ApiCall, key: number): CallView {
  const { id: _, ...view } = call
  return { ...view, key }
}
