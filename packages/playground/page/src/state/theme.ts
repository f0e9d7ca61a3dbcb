import { effect, signal } from '@preact/signals'

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
