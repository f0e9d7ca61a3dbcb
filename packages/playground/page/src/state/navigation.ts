import { computed, signal } from '@preact/signals'
import { chatKey, type ChatId } from './chat-id.ts'

export { chatKey, type ChatId }

/** Which conversation is open. */
export const currentChat = signal<ChatId | undefined>(undefined)

/** The exchange that the side panel shows, by its key; undefined for the latest. */
export const selectedExchange = signal<number | undefined>(undefined)

/** Below 900 px one pane is shown at a time. */
export type Pane = 'list' | 'chat' | 'inspector'
export const pane = signal<Pane>('list')

export const currentChatKey = computed(() =>
  currentChat.value === undefined ? undefined : chatKey(currentChat.value),
)
