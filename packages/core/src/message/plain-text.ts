import type { Message, Segment } from './segment.ts'

/**
 * The text of a message or of a message event, without its other segments.
 *
 * @example
 * ```ts
 * bot.onMessage((event) => (plainText(event).trim() === '/ping' ? { reply: 'pong' } : undefined))
 * ```
 */
export function plainText(source: Message | { readonly message: Message }): string {
  if (typeof source === 'string') return source
  if ('message' in source) return plainText(source.message)
  let text = ''
  for (const item of [source].flat() as (string | Segment)[]) {
    if (typeof item === 'string') text += item
    else if (item.type === 'text') text += item.data.text ?? ''
  }
  return text
}
