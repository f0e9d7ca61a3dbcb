import { type Id, type NoticeEvent, sameId } from '@cqhttp/core'
import {
  type Adapter,
  type Author,
  type ChatInstance,
  defaultEmojiResolver,
  getEmoji,
  type WebhookOptions,
} from 'chat'
import { fromReactionId } from '../reactions/faces.ts'
import { formatThreadId } from '../thread-id.ts'

/** The fields of the notices that are told to the Chat; which ones there are differs. */
interface NoticeFields {
  readonly self_id: Id
  readonly notice_type?: unknown
  readonly sub_type?: unknown
  readonly group_id?: Id
  readonly user_id?: Id
  readonly operator_id?: Id
  readonly message_id?: Id
  /** NapCat, LLBot and SnowLuma. */
  readonly likes?: readonly { readonly emoji_id?: unknown }[]
  readonly is_add?: unknown
  /** Lagrange. */
  readonly code?: unknown
}

/**
 * Tells the Chat of a notice: reactions, recalled messages, new members. In threads of members they
 * belong to whoever did it.
 */
export function handNotice(
  chat: ChatInstance,
  adapter: Adapter,
  event: NoticeEvent,
  threads: 'chat' | 'member',
  options: WebhookOptions,
): void {
  const fields = event as NoticeFields
  const { self_id, group_id, user_id, message_id } = fields
  const channel =
    group_id === undefined ? undefined : { id: String(group_id), type: 'group' as const }
  const selfId = String(self_id)
  const threadOf = (userId: Id | undefined): string | undefined => {
    if (userId === undefined) return undefined
    if (channel === undefined) {
      return formatThreadId(adapter.name, { selfId, type: 'private', id: String(userId) })
    }
    const memberId = threads === 'member' ? { memberId: String(userId) } : {}
    return formatThreadId(adapter.name, { selfId, ...channel, ...memberId })
  }
  switch (fields.notice_type) {
    case 'group_msg_emoji_like':
    case 'reaction':
      return handReaction(chat, adapter, fields, threadOf, options)
    case 'group_recall':
    case 'friend_recall': {
      const threadId = threadOf(user_id)
      if (threadId === undefined || message_id === undefined) return
      const messageId = String(message_id)
      const channelId = adapter.channelIdFromThreadId(threadId)
      const deleted = { adapter, channelId, threadId, messageId, raw: event }
      keep(chat.processMessageDeleted(deleted, options))
      return
    }
    case 'group_increase':
      if (channel === undefined || user_id === undefined || sameId(user_id, self_id)) return
      chat.processMemberJoinedChannel(
        {
          adapter,
          channelId: formatThreadId(adapter.name, { selfId, ...channel }),
          userId: String(user_id),
          ...(fields.sub_type === 'invite' && fields.operator_id !== undefined
            ? { inviterId: String(fields.operator_id) }
            : {}),
        },
        options,
      )
  }
}

function handReaction(
  chat: ChatInstance,
  adapter: Adapter,
  event: NoticeFields,
  threadOf: (userId: Id | undefined) => string | undefined,
  options: WebhookOptions,
): void {
  const { self_id, message_id, likes, code } = event
  const userId = event.operator_id ?? event.user_id
  const threadId = threadOf(userId)
  if (threadId === undefined || message_id === undefined) return
  const added =
    event.notice_type === 'reaction' ? event.sub_type !== 'remove' : event.is_add !== false
  for (const id of code === undefined ? (likes ?? []).map((like) => like.emoji_id) : [code]) {
    // The Chat remembers each name that it is told for good.
    if (!/^\d{1,7}$/.test(String(id))) continue
    const { name, emoji } = fromReactionId(String(id))
    keep(
      chat.processReaction(
        {
          adapter,
          threadId,
          messageId: String(message_id),
          emoji: name === undefined ? defaultEmojiResolver.fromGChat(emoji) : getEmoji(name),
          rawEmoji: String(id),
          added,
          user: toUser(userId, self_id),
          raw: event,
        },
        options,
      ),
    )
  }
}

function toUser(id: Id | undefined, selfId: Id): Author {
  const userId = String(id)
  const isMe = sameId(id, selfId)
  return { userId, userName: userId, fullName: userId, isBot: isMe, isMe }
}

/** The Chat logs the error of a handler itself. */
function keep(task: Promise<void> | void): void {
  task?.catch(() => {})
}
