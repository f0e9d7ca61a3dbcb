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
  for (const segment of [source].flat() as Segment[]) {
    if (segment.type === 'text') text += segment.data.text ?? ''
  }
  return text
}
