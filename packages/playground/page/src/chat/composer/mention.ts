import { currentChatKey } from '../../state/navigation.ts'
import { draftOf, setDraft } from '../chat-state.ts'
import { insert } from './editor.ts'

/** Mentions somebody at the caret, or in place of what was typed since the @ at `start`. */
export function mention(id: number | 'all', name: string, start?: number): void {
  const { value: key } = currentChatKey
  if (key === undefined) return
  const others = draftOf(key).mentions.filter((known) => known.name !== name)
  setDraft(key, { mentions: [...others, { id, name }] })
  insert(`@${name} `, start)
}
