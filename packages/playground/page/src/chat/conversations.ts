import type { GroupView, HappeningView, MessageView, UserView } from '../../../src/protocol.ts'
import { type ChatId, chatKey } from '../state/chat-id.ts'

/** What conversations are made of. */
export interface ChatWorld {
  selfId: number
  users: ReadonlyMap<number, UserView>
  groups: ReadonlyMap<number, GroupView>
  messages: ReadonlyMap<number, MessageView>
  happenings: ReadonlyMap<number, HappeningView>
}

export interface Conversation {
  id: ChatId
  key: string
  kind: 'friend' | 'stranger' | 'group'
  name: string
  /** The latest of what was said and what happened. */
  last?: MessageView | HappeningView
}

export function isMessage(entry: MessageView | HappeningView): entry is MessageView {
  return 'message' in entry
}

/** The place of an entry among all others: happenings are placed between messages. */
function placeOf(entry: MessageView | HappeningView): [message: number, happening: number] {
  return isMessage(entry) ? [entry.number, 0] : [entry.after, entry.number]
}

/** Sorts from old to new. */
export function byPlace(a: MessageView | HappeningView, b: MessageView | HappeningView): number {
  const [messageOfA, happeningOfA] = placeOf(a)
  const [messageOfB, happeningOfB] = placeOf(b)
  return messageOfA - messageOfB || happeningOfA - happeningOfB
}

/** The conversation that a message was said in. */
export function chatOfMessage(
  { userId, groupId, to }: Pick<MessageView, 'userId' | 'groupId' | 'to'>,
  selfId: number,
): ChatId {
  if (groupId !== undefined) return { type: 'group', group: groupId }
  return { type: 'private', user: userId === selfId ? (to ?? userId) : userId }
}

/** The conversation that a happening belongs to; undefined if it is shown elsewhere. */
export function chatOfHappening({ fact }: HappeningView, selfId: number): ChatId | undefined {
  switch (fact.type) {
    // It shows in the message itself.
    case 'recall':
      return undefined
    case 'friend-add': {
      const [one, other] = fact.userIds
      return { type: 'private', user: one === selfId ? other : one }
    }
    case 'request': {
      const { type, userId, groupId } = fact.request
      if (type === 'add' && groupId !== undefined) return { type: 'group', group: groupId }
      return userId === selfId ? undefined : { type: 'private', user: userId }
    }
    case 'poke':
      if (fact.groupId !== undefined) return { type: 'group', group: fact.groupId }
      return { type: 'private', user: fact.userId === selfId ? fact.targetId : fact.userId }
    default:
      return { type: 'group', group: fact.groupId }
  }
}

/**
 * All conversations, the latest first; behind them friends, groups and those whom nothing else
 * would show: strangers without a group.
 */
export function listConversations(world: ChatWorld): Conversation[] {
  const latest = latestByChat(world)
  const found: Conversation[] = []
  const add = (id: ChatId, kind: Conversation['kind'], name: string): void => {
    const key = chatKey(id)
    const last = latest.get(key)
    found.push({ id, key, kind, name, ...(last === undefined ? {} : { last }) })
  }
  for (const { id, nickname, isFriend } of world.users.values()) {
    if (id !== world.selfId && isFriend) add({ type: 'private', user: id }, 'friend', nickname)
  }
  for (const { id, name } of world.groups.values()) add({ type: 'group', group: id }, 'group', name)
  const inGroups = new Set(
    [...world.groups.values()].flatMap(({ members }) => members.map(({ userId }) => userId)),
  )
  for (const { id, nickname, isFriend } of world.users.values()) {
    if (id === world.selfId || isFriend) continue
    const chat: ChatId = { type: 'private', user: id }
    if (latest.has(chatKey(chat)) || !inGroups.has(id)) add(chat, 'stranger', nickname)
  }
  return found.sort((a, b) => {
    if (a.last === undefined || b.last === undefined) {
      return Number(b.last !== undefined) - Number(a.last !== undefined)
    }
    return byPlace(b.last, a.last)
  })
}

function latestByChat(world: ChatWorld): Map<string, MessageView | HappeningView> {
  const latest = new Map<string, MessageView | HappeningView>()
  const see = (id: ChatId | undefined, entry: MessageView | HappeningView): void => {
    if (id === undefined) return
    const key = chatKey(id)
    const known = latest.get(key)
    if (known === undefined || byPlace(known, entry) < 0) latest.set(key, entry)
  }
  for (const message of world.messages.values()) {
    see(chatOfMessage(message, world.selfId), message)
  }
  for (const happening of world.happenings.values()) {
    see(chatOfHappening(happening, world.selfId), happening)
  }
  return latest
}

/** How many messages came after the last that was seen, by chat. */
export function countUnread(
  messages: ReadonlyMap<number, MessageView>,
  selfId: number,
  seen: (key: string) => number,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const message of messages.values()) {
    const key = chatKey(chatOfMessage(message, selfId))
    if (message.recalled || message.number <= seen(key)) continue
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Whether a name or a number contains what is searched for. */
export function matches(query: string, ...texts: (string | number)[]): boolean {
  const wanted = query.trim().toLowerCase()
  return texts.some((text) => String(text).toLowerCase().includes(wanted))
}
