import { computed, effect, signal } from '@preact/signals'
import type { GroupView, MessageView } from '../../../src/protocol.ts'
import { type ChatId, chatKey, currentChat, currentChatKey, pane } from '../state/navigation.ts'
import { groups, happenings, messages, session, users } from '../state/state.ts'
import { selfId } from '../state/names.ts'
import { isCompact } from '../common/parts/media.ts'
import { type Draft, EMPTY } from './compose.ts'
import { type ChatWorld, countUnread, listConversations } from './conversations.ts'
import { defaultSpeaker } from './rank.ts'
import { buildTimeline, entriesOf } from './timeline.ts'

const world = computed<ChatWorld>(() => ({
  selfId: selfId(),
  users: users.value,
  groups: groups.value,
  messages: messages.value,
  happenings: happenings.value,
}))

export const conversations = computed(() => listConversations(world.value))

export const timeline = computed(() =>
  currentChat.value === undefined ? [] : buildTimeline(entriesOf(world.value, currentChat.value)),
)

/** Messages by the id that segments and events name them by. */
export const messagesById = computed(
  () => new Map([...messages.value.values()].map((message) => [String(message.id), message])),
)

/** Who took messages back, by their numbers. */
export const recallers = computed(() => {
  const found = new Map<number, number>()
  for (const { fact } of happenings.value.values()) {
    if (fact.type === 'recall') found.set(fact.number, fact.operatorId)
  }
  return found
})

// Who speaks

const speakers = signal<ReadonlyMap<number, number>>(new Map())
const masked = signal<ReadonlySet<number>>(new Set())

/** Who speaks in a group; undefined when nobody is there but the bot. */
function speakerIn(group: GroupView): number | undefined {
  const chosen = speakers.value.get(group.id)
  const isThere = group.members.some(({ userId }) => userId === chosen)
  return isThere ? chosen : defaultSpeaker(group, selfId())
}

export function setSpeaker(groupId: number, userId: number): void {
  speakers.value = new Map(speakers.value).set(groupId, userId)
}

/** Who speaks in the open chat. */
export const speaker = computed(() => {
  const { value: chat } = currentChat
  if (chat?.type !== 'group') return chat?.user
  const group = groups.value.get(chat.group)
  return group === undefined ? undefined : speakerIn(group)
})

/** Whether the speaker of a group hides behind a mask. */
export function isMasked(groupId: number): boolean {
  return masked.value.has(groupId) && groups.value.get(groupId)?.anonymousAllowed === true
}

export function toggleMask(groupId: number): void {
  const next = new Set(masked.value)
  if (!next.delete(groupId)) next.add(groupId)
  masked.value = next
}

// What is written

const drafts = signal<ReadonlyMap<string, Draft>>(new Map())

export function draftOf(key: string): Draft {
  return drafts.value.get(key) ?? EMPTY
}

export function setDraft(key: string, change: Partial<Draft> | Draft): void {
  drafts.value = new Map(drafts.value).set(key, { ...draftOf(key), ...change })
}

export function clearDraft(key: string): void {
  const { cqCode } = draftOf(key)
  drafts.value = new Map(drafts.value).set(key, { ...EMPTY, cqCode })
}

/** What was wrong with the last thing that was done in a chat, by its key. */
export const problems = signal<ReadonlyMap<string, string>>(new Map())

export function setProblem(key: string, problem: string | undefined): void {
  const next = new Map(problems.value)
  if (problem === undefined) next.delete(key)
  else next.set(key, problem)
  problems.value = next
}

/** Counts up when the caret should go into the text. */
export const focusComposer = signal(0)

/** Answers a message. */
export function replyTo(message: MessageView): void {
  if (currentChatKey.value === undefined) return
  setDraft(currentChatKey.value, { reply: message.number })
  focusComposer.value += 1
}

// What was read

/** The last message that was seen, by chat. What was there at first counts as seen. */
const seen = signal<ReadonlyMap<string, number>>(new Map())
let baseline: number | undefined
let known = 0

export const unread = computed(() =>
  countUnread(messages.value, selfId(), (key) => seen.value.get(key) ?? baseline ?? 0),
)

effect(() => {
  if (session.value === undefined) return
  const latest = Math.max(0, ...messages.value.keys())
  // Numbers begin again after a reset.
  if (baseline === undefined || latest < known) {
    baseline = latest
    seen.value = new Map()
  }
  known = latest
  const { value: key } = currentChatKey
  const isHidden = isCompact.value && pane.value === 'list'
  if (key === undefined || isHidden || seen.peek().get(key) === latest) return
  seen.value = new Map(seen.peek()).set(key, latest)
})

let isStarted = false
/** The last open chat that the page knew of: one that was just made is not known yet. */
let wasThere: ChatId | undefined

// At first, and when a reset took the open chat away, the first friend's is open.
effect(() => {
  const { value: chat } = currentChat
  if (session.value === undefined) return
  const isThere =
    chat !== undefined &&
    (chat.type === 'group' ? groups.value.has(chat.group) : users.value.has(chat.user))
  if (isThere) wasThere = chat
  const isGone = chat !== undefined && !isThere && chat === wasThere
  if (isStarted && !isGone) return
  isStarted = true
  const first = conversations.value.find(({ kind }) => kind === 'friend') ?? conversations.value[0]
  currentChat.value = first?.id
})

/** Opens a conversation; on narrow screens it takes the place of the list. */
export function openChat(chat: ChatId): void {
  const isSame = chatKey(chat) === currentChatKey.peek()
  // A chat that is opened again keeps the way that was chosen for it before.
  if (!isSame || (chat.type === 'private' && chat.through !== undefined)) currentChat.value = chat
  pane.value = 'chat'
}
