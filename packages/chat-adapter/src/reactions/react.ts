import { defaultEmojiResolver, type EmojiValue, NotImplementedError } from 'chat'
import { implementationOf, isUnknownAction } from '../implementation.ts'
import type { CqhttpBot } from '../options.ts'
import type { CqhttpThreadId } from '../thread-id.ts'
import { toReactionId } from './faces.ts'

/** A reaction to a message. */
export interface Reaction {
  readonly thread: CqhttpThreadId
  readonly messageId: string
  readonly emoji: EmojiValue | string
  /** Whether it is put there, or taken back. */
  readonly isSet: boolean
}

/**
 * Reacts to a message, by `set_msg_emoji_like`, or `set_group_reaction` of Lagrange.
 *
 * @throws NotImplementedError when the implementation has no reactions.
 */
export async function react(
  bot: CqhttpBot,
  { thread, messageId, emoji, isSet }: Reaction,
): Promise<void> {
  const { selfId, id, type } = thread
  const text = typeof emoji === 'string' ? emoji : emoji.name
  const code = toReactionId(text, (name) => defaultEmojiResolver.toGChat(name))
  try {
    if ((await implementationOf(bot, selfId)) === 'lagrange') {
      if (type !== 'group') throw notImplemented('Lagrange has them in groups only')
      const params = { group_id: id, message_id: messageId, code, is_add: isSet }
      await bot.callAction('set_group_reaction', params, { selfId })
      return
    }
    const params = { message_id: messageId, emoji_id: code, set: isSet }
    await bot.callAction('set_msg_emoji_like', params, { selfId })
  } catch (error) {
    if (isUnknownAction(error)) throw notImplemented('this implementation has none', error)
    throw error
  }
}

function notImplemented(why: string, cause?: unknown): NotImplementedError {
  return new NotImplementedError(`reactions: ${why}`, 'reactions', cause)
}
