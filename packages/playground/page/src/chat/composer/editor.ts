import { currentChatKey } from '../../state/navigation.ts'
import { setDraft } from '../chat-state.ts'

/** The text area of the composer, while there is one. */
export const editor: { current: HTMLTextAreaElement | null } = { current: null }

/** Writes at the caret, or replaces the text from `start` up to it. */
export function insert(text: string, start?: number): void {
  const { current: element } = editor
  const { value: key } = currentChatKey
  if (element === null || key === undefined) return
  element.setRangeText(text, start ?? element.selectionStart, element.selectionEnd, 'end')
  setDraft(key, { text: element.value })
  element.focus()
}
