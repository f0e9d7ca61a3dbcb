import { isId } from '../base/id.ts'
import { parseJson } from '../base/json.ts'
import { isObject, isRecord } from '../base/value.ts'
import type { QueueMessage } from './event-queue.ts'

/** As `sha256` and signatures are. */
const KEY = /^[0-9a-f]{40,64}$/

/** How much is kept of a message that another program has written, in characters. */
const MAX_FOREIGN = 20_000
/** Ids are what somebody sends; chats that are alike up to here share an order, and no more. */
const MAX_CHAT = 200

/** What {@link formatMessage} has written. */
export interface ParsedMessage {
  readonly key: string
  readonly chat: string
  readonly event: Record<string, unknown>
}

/** Writes an event for a queue. */
export function formatMessage(key: string, event: object): QueueMessage {
  return { key, chat: chatOf(event), body: JSON.stringify({ key, event }) }
}

/** Reads what was taken from a queue; undefined for what `formatMessage` has not written. */
export function parseMessage(body: unknown): ParsedMessage | undefined {
  if (typeof body !== 'string') return undefined
  let message: unknown
  try {
    message = parseJson(body)
  } catch {
    return undefined
  }
  if (!isObject(message)) return undefined
  const { key, event } = message
  if (typeof key !== 'string' || !KEY.test(key) || !isRecord(event)) {
    return undefined
  }
  return { key, chat: chatOf(event), event }
}

/**
 * Writes a message that is given up for a queue of dead letters, with the reason. It is still a message:
 * a consumer that gets it hands it in again.
 */
export function formatDeadLetter(body: unknown, reason: string, attempts: number): string {
  const message = parseMessage(body)
  const content =
    message === undefined
      ? { body: String(body).slice(0, MAX_FOREIGN) }
      : { key: message.key, event: message.event }
  return JSON.stringify({ ...content, reason, attempts, time: Date.now() })
}

/** The chat that an event is from; for one that is from none, its account. */
function chatOf(event: object): string {
  const { self_id, group_id, discuss_id, user_id } = event as Record<string, unknown>
  const ids = { group: group_id, discuss: discuss_id, private: user_id }
  const chat = Object.entries(ids).find(([, id]) => isId(id))
  return [self_id, ...(chat ?? [])].filter(isId).join(':').slice(0, MAX_CHAT)
}
