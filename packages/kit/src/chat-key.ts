import type { Id } from '@cqhttp/core'

/** What tells in which chat an event happened. */
export interface ChatSource {
  readonly self_id?: Id | undefined
  readonly message_type?: string | undefined
  readonly user_id?: Id | undefined
  readonly group_id?: Id | undefined
  readonly discuss_id?: Id | undefined
}

/**
 * Names the chat of an event, for keys of stores and queues: `10001000:group:20002000`,
 * `10001000:private:10001001`. Accounts have chats of their own.
 *
 * @example
 * ```ts
 * bot.onMessage((event) => queueOf(chatKey(event)).add(() => answer(event)))
 * ```
 */
export function chatKey(event: ChatSource): string {
  const { self_id: self = '', group_id: group, discuss_id: discuss, user_id: user = '' } = event
  const isPrivate = event.message_type === 'private'
  if (!isPrivate && group !== undefined) return `${self}:group:${group}`
  if (!isPrivate && discuss !== undefined) return `${self}:discuss:${discuss}`
  return `${self}:private:${user}`
}

/** Names a member of a chat: the chat's key with the user's id, `10001000:group:20002000:10001001`. */
export function memberKey(event: ChatSource): string {
  return `${chatKey(event)}:${event.user_id ?? ''}`
}
