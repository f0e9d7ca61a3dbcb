import { isObject } from '../base/value.ts'
import { parseCqCode } from './cq-code.ts'
import type { Segment } from './segment.ts'

/** Reads what an implementation calls a message into segments. Forgiving: nothing is dropped. */
export function toSegments(message: unknown): Segment[] {
  if (message === undefined || message === null) return []
  if (Array.isArray(message)) {
    if (message.every(isComplete)) return message
    return message.flatMap((item) =>
      isObject(item) ? [toSegment(item)] : textSegments(String(item)),
    )
  }
  if (isObject(message)) return [toSegment(message)]
  return parseCqCode(String(message as string | number | boolean))
}

function isComplete(item: unknown): item is Segment {
  return isObject(item) && isObject(item['data'])
}

function toSegment(item: Record<string, unknown>): Segment {
  return (isObject(item['data']) ? item : { ...item, data: {} }) as Segment
}

export function textSegments(text: string): Segment[] {
  return text === '' ? [] : [{ type: 'text', data: { text } }]
}
