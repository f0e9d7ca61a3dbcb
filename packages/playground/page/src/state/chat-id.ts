/** A conversation with the bot. */
export type ChatId =
  | {
      type: 'private'
      user: number
      /** The group that a temporary chat begins in. */ through?: number
    }
  | { type: 'group'; group: number }

/** A key that is equal for equal conversations. */
export function chatKey(chat: ChatId): string {
  return chat.type === 'group' ? `group:${chat.group}` : `private:${chat.user}`
}
