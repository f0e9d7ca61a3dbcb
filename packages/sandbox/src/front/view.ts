import { plainText, type Segment } from '@cqhttp/core'
import type { Account } from '../account.ts'
import type { ChatMessage } from '../wire/records.ts'
import type { WorldMessage } from '../world/entities.ts'

/** A message as people see it. */
export function toChatMessage(account: Account, message: WorldMessage): ChatMessage {
  const { number, chat, from, segments, time, via, anonymous } = message
  return {
    id: account.messageId(message),
    number,
    time,
    userId: from,
    ...(chat.type === 'group' ? { groupId: chat.groupId } : { to: chat.to }),
    message: segments,
    text: plainText(segments as Segment[]),
    via,
    anonymous: anonymous !== null,
    get recalled(): boolean {
      return message.recalledBy !== undefined
    },
  }
}
