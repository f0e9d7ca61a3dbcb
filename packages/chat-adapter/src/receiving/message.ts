import {
  CallError,
  type Id,
  type MessageEvent,
  parseCqCode,
  sameId,
  type Segment,
} from '@cqhttp/core'
import { type Author, Message, paragraph, root, text as textNode } from 'chat'
import type { CqhttpBot } from '../options.ts'
import type { CqhttpThreadId } from '../thread-id.ts'
import { toAttachments } from './attachments.ts'
import { readContent } from './content.ts'

/** What reading messages needs. */
export interface MessageReader {
  readonly bot: CqhttpBot
  readonly maxFileSize: number
}

/** A message of an event, of the history, or of `get_msg`, which leaves out some fields. */
export interface RawMessageFields {
  readonly self_id: Id
  readonly message_id: Id
  readonly message: Segment[]
  readonly user_id?: Id | undefined
  readonly time?: number | undefined
  readonly sender?: Partial<MessageEvent['sender']> | undefined
  readonly anonymous?: { readonly name?: string } | null | undefined
}

/** The most links that are told of a message. */
const MOST_LINKS = 20

export function toChatMessage(
  raw: RawMessageFields,
  threadId: string,
  reader: MessageReader,
): Message<unknown> {
  const { text, isAt } = readContent(raw.message, raw.self_id)
  return new Message<unknown>({
    id: String(raw.message_id),
    threadId,
    text,
    // What people write on QQ is not Markdown.
    formatted: root(text === '' ? [] : [paragraph([textNode(text)])]),
    raw,
    author: toAuthor(raw),
    metadata: { dateSent: new Date((raw.time ?? 0) * 1000), edited: false },
    attachments: toAttachments(raw.message, String(raw.self_id), reader),
    isMention: isAt,
    links: linksIn(text).map((url) => ({ url })),
  })
}

/**
 * Reads what the Chat is told of an event. With `quotes`, the message that it quotes is read too, and a
 * quote of a message of the bot is a mention; when that cannot be read it is left out.
 */
export async function readMessage(
  event: MessageEvent,
  threadId: string,
  reader: MessageReader,
  quotes: boolean,
): Promise<Message<unknown>> {
  const message = toChatMessage(event, threadId, reader)
  const { quote } = readContent(event.message, event.self_id)
  if (quote === undefined || !quotes) return message
  const replyTo = await fetchMessage(quote, { selfId: String(event.self_id), threadId }, reader)
  if (replyTo === undefined) return message
  message.replyTo = replyTo
  message.isMention ||= replyTo.author.isMe
  return message
}

/** A message by its id; undefined when it cannot be read. */
export async function fetchMessage(
  messageId: string,
  { selfId, threadId }: { selfId: string; threadId: string },
  reader: MessageReader,
): Promise<Message<unknown> | undefined> {
  try {
    const found: unknown = await reader.bot.callAction(
      'get_msg',
      { message_id: messageId },
      { selfId },
    )
    const fields = toFields(found, selfId)
    return fields && toChatMessage({ ...fields, message_id: messageId }, threadId, reader)
  } catch (error) {
    if (error instanceof CallError) return undefined
    throw error
  }
}

/** What an implementation answers may be anything; undefined when it is not a message. */
export function toFields(value: unknown, selfId: string): RawMessageFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Partial<RawMessageFields> & { message?: unknown }
  const { message, message_id } = fields
  if (typeof message_id !== 'string' && typeof message_id !== 'number') return undefined
  const segments = typeof message === 'string' ? parseCqCode(message) : message
  if (!Array.isArray(segments)) return undefined
  return { ...fields, message_id, self_id: fields.self_id ?? selfId, message: segments }
}

/** The thread of an event; undefined where it does not say where it came from. */
export function threadOf(
  event: MessageEvent,
  threads: 'chat' | 'member',
): CqhttpThreadId | undefined {
  const { self_id, message_type: type, user_id, sender } = event
  const selfId = String(self_id)
  if (type === 'private') {
    const group = event.group_id ?? sender?.group_id
    const isTemporary = event.sub_type === 'group' && !isNone(group)
    const thread: CqhttpThreadId = { selfId, type, id: String(user_id) }
    return isTemporary ? { ...thread, throughGroup: String(group) } : thread
  }
  const id = type === 'group' ? event.group_id : event.discuss_id
  if (isNone(id) || (type !== 'group' && type !== 'discuss')) return undefined
  const thread: CqhttpThreadId = { selfId, type, id: String(id) }
  return threads === 'member' ? { ...thread, memberId: String(user_id) } : thread
}

function isNone(id: Id | undefined): boolean {
  return id === undefined || id === null || id === '' || id === 0 || id === '0'
}

function toAuthor({ self_id, user_id, sender, anonymous }: RawMessageFields): Author {
  const userId = String(user_id ?? sender?.user_id ?? '')
  const isMe = sameId(userId, self_id)
  const nickname = anonymous?.name || sender?.nickname || userId
  const fullName = sender?.card || nickname
  return { userId, userName: nickname, fullName, isBot: isMe, isMe }
}

function linksIn(text: string): string[] {
  return (text.match(/https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g) ?? []).slice(0, MOST_LINKS)
}
