import type { HappeningView, MessageView } from '../../../src/protocol.ts'
import {
  byPlace,
  type ChatWorld,
  chatOfHappening,
  chatOfMessage,
  isMessage,
} from './conversations.ts'
import { type ChatId, chatKey } from '../state/chat-id.ts'

/** A line of a conversation. */
export type Entry =
  | { type: 'time'; key: string; time: number }
  | { type: 'happening'; key: string; happening: HappeningView }
  | {
      type: 'message'
      key: string
      message: MessageView
      /** Whether it is the first, or the last, of several messages of one sender. */
      isFirst: boolean
      isLast: boolean
    }

/** After so long a silence the time is shown, in seconds. */
const SILENCE = 300
/** Within this time messages of one sender stand together, in seconds. */
const TOGETHER = 180

/** What was said and what happened in a conversation, in order. */
export function entriesOf(world: ChatWorld, chat: ChatId): (MessageView | HappeningView)[] {
  const { messages, happenings, selfId } = world
  const key = chatKey(chat)
  return [
    ...[...messages.values()].filter((message) => chatKey(chatOfMessage(message, selfId)) === key),
    ...[...happenings.values()].filter((happening) => {
      const where = chatOfHappening(happening, selfId)
      return where !== undefined && chatKey(where) === key
    }),
  ].sort(byPlace)
}

/** The lines of a conversation: times after a silence, and messages of one sender joined. */
export function buildTimeline(entries: readonly (MessageView | HappeningView)[]): Entry[] {
  const lines: Entry[] = []
  let previous: MessageView | HappeningView | undefined
  for (const [index, entry] of entries.entries()) {
    const isLater = previous === undefined || isApart(previous.time, entry.time)
    if (isLater) lines.push({ type: 'time', key: `time:${keyOf(entry)}`, time: entry.time })
    lines.push(
      isMessage(entry)
        ? {
            type: 'message',
            key: keyOf(entry),
            message: entry,
            isFirst: isLater || !isTogether(previous, entry),
            isLast: !isTogether(entry, entries[index + 1]),
          }
        : { type: 'happening', key: keyOf(entry), happening: entry },
    )
    previous = entry
  }
  return lines
}

function keyOf(entry: MessageView | HappeningView): string {
  return `${isMessage(entry) ? 'message' : 'happening'}:${entry.number}`
}

function isApart(before: number, after: number): boolean {
  return after - before > SILENCE || !isSameDay(before, after)
}

/** Whether two times, in seconds since 1970, are on one day here. */
function isSameDay(one: number, other: number): boolean {
  return new Date(one * 1000).toDateString() === new Date(other * 1000).toDateString()
}

function isTogether(
  before: MessageView | HappeningView | undefined,
  after: MessageView | HappeningView | undefined,
): boolean {
  if (before === undefined || after === undefined) return false
  if (!isMessage(before) || !isMessage(after)) return false
  // A message that was taken back leaves a line in between.
  if (before.recalled || after.recalled) return false
  return (
    before.userId === after.userId &&
    before.anonymous === after.anonymous &&
    after.time - before.time <= TOGETHER &&
    !isApart(before.time, after.time)
  )
}
