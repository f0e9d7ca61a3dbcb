import { t } from '../i18n/i18n.ts'
import { isInspectorKey } from './texts.ts'

/** What an event of that name is called in the language of the page; its name if it has none. */
export function eventTitle(name: string): string {
  const parts = name.split('.')
  for (let length = parts.length; length > 1; length--) {
    const key = `event.${parts.slice(0, length).join('.')}`
    if (isInspectorKey(key)) return t(key)
  }
  return name
}
