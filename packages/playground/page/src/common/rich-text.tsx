import type { ComponentChildren } from 'preact'
import type { TextKey } from '../i18n/en.ts'
import { t } from '../i18n/i18n.ts'

/** A text of the page with elements in place of its `{names}`. */
export function RichText({
  text,
  values,
}: {
  text: TextKey
  values: Readonly<Record<string, ComponentChildren>>
}) {
  // Every second part is a name.
  const parts = t(text).split(/\{(\w+)\}/)
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : values[part]))}</>
}
