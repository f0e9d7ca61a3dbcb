import { chatEn } from '../chat/texts.ts'
import { inspectorEn } from '../inspector/texts.ts'

export const en = {
  'app.title': 'cqhttp sandbox',
  'connection.connecting': 'Connecting to the sandbox…',
  'connection.lost':
    'The sandbox has stopped. Start it again, and open the address that it prints.',
  'connection.refused':
    'This tab has no valid token. Open the address that the sandbox printed in the terminal.',
  ...chatEn,
  ...inspectorEn,
} as const

/** What can be said: the keys of the English texts; `zh` must have the same. */
export type TextKey = keyof typeof en
