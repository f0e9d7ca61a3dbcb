import type { Segment } from '@cqhttp/core'
import type { CommandResult } from '../../../../src/protocol.ts'
import { messages } from '../../state/state.ts'
import { type ChatId, chatKey } from '../../state/navigation.ts'
import { act } from '../act.ts'
import { clearDraft, draftOf, isMasked, setDraft, speaker } from '../chat-state.ts'
import { isEmpty, toSegments } from '../compose.ts'

/** Says something in a chat as the chosen speaker. */
export function say(
  chat: ChatId,
  message: string | readonly Segment[],
  cqCode = false,
): Promise<CommandResult> | undefined {
  const { value: from } = speaker
  if (from === undefined) return undefined
  const where =
    chat.type === 'group'
      ? { group: chat.group, ...(isMasked(chat.group) ? { anonymous: true } : {}) }
      : chat.through === undefined
        ? {}
        : { through: chat.through }
  return act({ do: 'say', from, ...where, message, ...(cqCode ? { cqCode } : {}) })
}

/** Sends what is written; if it is refused, it is put back into the composer. */
export async function sendDraft(chat: ChatId): Promise<void> {
  const key = chatKey(chat)
  const draft = draftOf(key)
  if (isEmpty(draft) || speaker.value === undefined) return
  clearDraft(key)
  const { cqCode, images, reply, text } = draft
  const isCode = cqCode && images.length === 0 && reply === undefined
  const replyId = reply === undefined ? undefined : messages.value.get(reply)?.id
  // Plain CQ code goes as it is: in a recording it reads as it was typed.
  const said = isCode ? text.trim() : toSegments(draft, replyId)
  const result = await say(chat, said, isCode)
  if (result?.error === undefined) return
  const since = draftOf(key)
  const both = [text, since.text].filter((part) => part !== '').join('\n')
  setDraft(key, {
    ...draft,
    text: both,
    mentions: [...draft.mentions, ...since.mentions],
    images: [...images, ...since.images],
  })
}
