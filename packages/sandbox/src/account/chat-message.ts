import { plainText, type Segment } from '@cqhttp/core'
import type { WorldMessage } from '../world/entities.ts'
import type { Account } from './account.ts'

/** A message as people see it in a chat. */
export interface ChatMessage {
  /** Its `message_id`. */
  readonly id: number
  /** Its number in the world, which stays when the profile, and with it the id, changes. */
  readonly number: number
  /** In seconds since 1970. */
  readonly time: number
  /** Who sent it. */
  readonly userId: number
  /** The group it was sent in; undefined in private. */
  readonly groupId?: number
  /** Whom it was sent to in private. */
  readonly to?: number
  readonly message: readonly Segment[]
  /** Its text, without other segments. */
  readonly text: string
  /** How it came about: by a person, by the API, or by a quick operation. */
  readonly via: 'person' | 'api' | 'operation'
  readonly anonymous: boolean
  /** Whether it was taken back since. */
  readonly recalled: boolean
}

/** A message of the world as people see it, with the id that the account gave it. */
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
