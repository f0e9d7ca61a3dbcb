import { fillIn } from '@cqhttp/core/wiring'
import { signal } from '@preact/signals'
import { en, type TextKey } from './en.ts'
import { zh } from './zh.ts'

export type Language = 'en' | 'zh'

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
  return fillIn((language.value === 'zh' ? zh : en)[key], values)
}
