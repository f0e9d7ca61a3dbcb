import { toSegments } from '../message/read-message.ts'
import type { CustomEvent, Event } from './event-names.ts'

/**
 * Brings a decoded payload, the object itself, into the form that handlers see: the `message` of
 * messages becomes a segment array, all else stays as it came.
 *
 * Nothing is checked, so the event may be incomplete; `eventName` tells whether it has a name.
 */
export function parseEvent(payload: Record<string, unknown>): Event | CustomEvent {
  const event = payload as CustomEvent
  // In other events `message` is plain text, as in Lagrange's notice.bot_offline.
  if (event.post_type === 'message' || event.post_type === 'message_sent') {
    event['message'] = toSegments(event['message'])
  }
  return event
}
