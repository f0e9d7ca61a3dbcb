import type { Segment } from '@cqhttp/core'
import type { Sandbox, WorldMessage } from '@cqhttp/sandbox'
import { toDataUrl } from '@cqhttp/sandbox/tooling'
import type { RecordedMessage, RecordedStep } from './recording.ts'
import type { RecordedWorld } from './recorded-world.ts'

/** Where a recording began, and what it refers to. */
interface Earlier {
  readonly sandbox: Sandbox
  /** Who there was. */
  readonly seed: RecordedWorld
  /** How many messages there were. */
  readonly before: number
  readonly steps: readonly RecordedStep[]
  readonly record: (message: WorldMessage) => RecordedMessage
}

/**
 * The messages from before the recording that its commands refer to, and those that these refer to,
 * oldest first; without those that nobody could say in the world as it was when it began.
 */
export function sayAgain({ sandbox, seed, before, steps, record }: Earlier): RecordedMessage[] {
  const { world, selfId } = sandbox
  const found = new Map<number, RecordedMessage>()
  /** Nobody serves it to the test. */
  const withContent = (segment: Segment): Segment => {
    if (!('url' in segment.data)) return segment
    const file = world.files.at(String(segment.data.url))
    if (file === undefined) return segment
    const { url: _, ...data } = segment.data
    return { type: segment.type, data: { ...data, file: toDataUrl(file) } } as Segment
  }
  const queue = steps.flatMap((step) => numbersIn(step))
  for (const number of queue) {
    const message = number <= before ? world.messages[number - 1] : undefined
    if (message === undefined || found.has(number)) continue
    const recorded = record(message)
    if (!canBeSaid(recorded, seed, selfId)) continue
    found.set(number, { ...recorded, segments: recorded.segments.map(withContent) })
    queue.push(...Object.values(recorded.mentions))
  }
  return [...found.values()]
    .toSorted((a, b) => a.number - b.number)
    .map((message) => ({ ...message, mentions: mentionsSaid(message, found) }))
}

/** Those that are said before it: what mentions others keeps the id that it has. */
function mentionsSaid(
  { number, mentions }: RecordedMessage,
  said: ReadonlyMap<number, RecordedMessage>,
): RecordedMessage['mentions'] {
  const known = Object.entries(mentions).filter(([, other]) => other < number && said.has(other))
  return Object.fromEntries(known)
}

/** The numbers of the messages that the command of a step refers to. */
function numbersIn({ command, said }: RecordedStep): number[] {
  return command.do === 'recall' ? [command.number] : Object.values(said?.mentions ?? {})
}

function canBeSaid(
  { from, to, group, segments }: RecordedMessage,
  { friends, groups }: RecordedWorld,
  selfId: number,
): boolean {
  // A record of others' messages is made by more than one message.
  if (segments.some(({ type }) => type === 'node')) return false
  const isMember = (id: number, user: number): boolean =>
    groups.some(
      (seed) =>
        typeof seed !== 'number' &&
        seed.id === id &&
        ((user === selfId && seed.botRole !== null) ||
          seed.members?.some((member) => idOf(member) === user) === true),
    )
  if (group !== undefined) return isMember(group, from)
  if (from !== selfId) return true
  return to !== undefined && friends.some((friend) => idOf(friend) === to)
}

function idOf(seed: number | { id: number }): number {
  return typeof seed === 'number' ? seed : seed.id
}
