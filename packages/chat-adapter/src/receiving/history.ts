import type { Implementation } from '@cqhttp/core/wiring'
import { type FetchOptions, type FetchResult, type Message, NotImplementedError } from 'chat'
import { implementationOf, isUnknownAction } from '../implementation.ts'
import type { CqhttpThreadId } from '../thread-id.ts'
import { type MessageReader, type RawMessageFields, toChatMessage, toFields } from './message.ts'

/** The most messages of one page. */
const MOST_MESSAGES = 100
/** The most pages that are read for one that is not empty. */
const MOST_PAGES = 5
/** The most chats whose latest message is remembered. */
const MOST_CHATS = 1000

/** Reads what was said before, by `get_group_msg_history` and `get_friend_msg_history`. */
export class History {
  readonly #reader: MessageReader
  /** Of each chat the place of its latest message: Lagrange wants one to begin at. */
  readonly #latest = new Map<string, string>()

  constructor(reader: MessageReader) {
    this.#reader = reader
  }

  /** Remembers what was said last. */
  note(thread: CqhttpThreadId, message: Pick<RawMessageFields, 'message_id'>): void {
    const key = keyOf(thread)
    this.#latest.delete(key)
    this.#latest.set(key, placeOf(message))
    if (this.#latest.size <= MOST_CHATS) return
    for (const oldest of this.#latest.keys()) {
      this.#latest.delete(oldest)
      break
    }
  }

  /**
   * A page, oldest first. QQ can be read backwards only, so that without a cursor the latest messages
   * come, and `forward` has no further page.
   *
   * @throws NotImplementedError when the implementation has no action for it.
   */
  async fetch(
    thread: CqhttpThreadId,
    threadId: string,
    { limit = 20, cursor, direction = 'backward' }: FetchOptions = {},
  ): Promise<FetchResult> {
    if (thread.type === 'discuss') throw notImplemented('discussion groups have none')
    const count = Math.max(1, Math.min(Math.trunc(limit) || 1, MOST_MESSAGES))
    let next = cursor
    for (let pages = 1; ; pages++) {
      const { page, oldest } = await this.#fetchPage(thread, next, count)
      const messages = page
        .map((fields) => toChatMessage(fields, threadId, this.#reader))
        .filter((message) => isOf(thread, message))
      if (direction === 'forward' || oldest === undefined) return { messages }
      // The Chat takes an empty page for the end, but others may only have talked for long.
      if (messages.length > 0 || pages === MOST_PAGES) return { messages, nextCursor: oldest }
      next = oldest
    }
  }

  /** `oldest` is where the next page begins; undefined when there is none. */
  async #fetchPage(
    thread: CqhttpThreadId,
    cursor: string | undefined,
    count: number,
  ): Promise<{ page: RawMessageFields[]; oldest: string | undefined }> {
    const implementation = await implementationOf(this.#reader.bot, thread.selfId)
    // The page begins with the message of the cursor, which is known already.
    const size = cursor === undefined ? count : count + 1
    const found = await this.#ask(thread, implementation, cursor, size)
    const page = found
      .filter(({ message_id }) => String(message_id) !== cursor?.split('/')[0])
      .slice(-count)
    const [first] = page
    // go-cqhttp gives as many as it likes.
    const isLast = page.length < count && implementation !== 'go-cqhttp'
    return { page, oldest: first === undefined || isLast ? undefined : placeOf(first) }
  }

  async #ask(
    thread: CqhttpThreadId,
    implementation: Implementation | undefined,
    cursor: string | undefined,
    count: number,
  ): Promise<RawMessageFields[]> {
    const { selfId, type, id } = thread
    const place =
      cursor ?? (implementation === 'lagrange' ? this.#latest.get(keyOf(thread)) : undefined)
    const [messageId, sequence] = place?.split('/') ?? []
    const start =
      messageId === undefined
        ? {}
        : {
            message_id: messageId,
            // Elsewhere the field is called so and holds an id.
            message_seq: implementation === 'go-cqhttp' ? sequence : messageId,
          }
    const [action, target] =
      type === 'group'
        ? ['get_group_msg_history', { group_id: id }]
        : ['get_friend_msg_history', { user_id: id }]
    try {
      const result: unknown = await this.#reader.bot.callAction(
        action,
        { ...target, ...start, count },
        { selfId },
      )
      const { messages } = (result ?? {}) as { messages?: unknown }
      return (Array.isArray(messages) ? messages : [])
        .slice(-count)
        .flatMap((message) => toFields(message, selfId) ?? [])
    } catch (error) {
      if (isUnknownAction(error)) throw notImplemented(`there is no ${action}`, error)
      throw error
    }
  }
}

/** Of a member's thread there is what the member says, and what the bot says. */
function isOf({ memberId }: CqhttpThreadId, { author }: Message): boolean {
  return memberId === undefined || author.isMe || author.userId === memberId
}

/** Where a message stands: its id, and the number that go-cqhttp counts it by. */
function placeOf(
  message: Pick<RawMessageFields, 'message_id'> & { readonly message_seq?: unknown },
): string {
  const { message_id, message_seq } = message
  const isNumber = typeof message_seq === 'number' || typeof message_seq === 'string'
  return isNumber ? `${message_id}/${message_seq}` : String(message_id)
}

function keyOf({ selfId, type, id }: CqhttpThreadId): string {
  return `${selfId}.${type}.${id}`
}

function notImplemented(why: string, cause?: unknown): NotImplementedError {
  return new NotImplementedError(
    `the history of the chat cannot be read: ${why}; with history: 'state' the Chat keeps it itself`,
    'fetchMessages',
    cause,
  )
}
