import type { ExchangeView } from '../../../../src/protocol.ts'
import type { Tone } from './marks.ts'

export const kinds = ['all', 'message', 'notice', 'request', 'meta_event', 'trouble'] as const

/** Which exchanges are listed: those of a post type, or those with something wrong. */
export type Kind = (typeof kinds)[number]

/** Whether an exchange is of a kind and contains all words of the text. */
export function isShown(
  { name, body }: ExchangeView,
  tone: Tone,
  { kind, text, title }: { kind: Kind; text: string; title: string },
): boolean {
  if (kind === 'trouble' ? tone !== 'bad' && tone !== 'warn' : kind !== 'all') {
    if (kind === 'trouble' || !name.startsWith(`${kind}.`)) return false
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const haystack = `${name}\n${title}\n${body}`.toLowerCase()
  return words.every((word) => haystack.includes(word))
}
