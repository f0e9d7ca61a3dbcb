import { signal } from '@preact/signals'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Language = 'en' | 'zh'

/** What can be said: the keys of the English texts; `zh` must have the same. */
export type TextKey = keyof typeof en

const KEY = 'cqhttp-sandbox-language'

export const language = signal<Language>(initial())

function initial(): Language {
  const saved = localStorage.getItem(KEY)
  if (saved === 'en' || saved === 'zh') return saved
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function setLanguage(next: Language): void {
  language.value = next
  localStorage.setItem(KEY, next)
}

/** A text in the language of the page; `{name}` in it is replaced. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const text: string = (language.value === 'zh' ? zh : en)[key]
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
