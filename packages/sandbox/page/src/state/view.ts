import { computed, effect, signal } from '@preact/signals'
import { chatKey, type ChatId } from './chat-id.ts'

export { chatKey, type ChatId }

/** Which conversation is open. */
export const currentChat = signal<ChatId | undefined>(undefined)

/** The exchange that the side panel shows, by its key; undefined for the latest. */
export const selectedExchange = signal<number | undefined>(undefined)

/** Below 900 px one pane is shown at a time. */
export type Pane = 'list' | 'chat' | 'inspector'
export const pane = signal<Pane>('list')

/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark'

const THEME_KEY = 'cqhttp-sandbox-theme'

function savedTheme(): Theme {
  const saved = localStorage.getItem(THEME_KEY)
  return saved === 'light' || saved === 'dark' ? saved : 'auto'
}

export const theme = signal<Theme>(savedTheme())

effect(() => {
  localStorage.setItem(THEME_KEY, theme.value)
  if (theme.value === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme.value
})

export const currentChatKey = computed(() =>
  currentChat.value === undefined ? undefined : chatKey(currentChat.value),
)
