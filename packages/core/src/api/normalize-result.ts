import { isObject } from '../internal/value.ts'
import { toSegments } from '../message/message.ts'
import type { Segment } from '../message/segment.ts'

/** Brings the results that carry messages into the shape of the standard. */
export function normalizeResult(action: string, data: unknown): unknown {
  if (!isObject(data)) return data
  if (action === 'get_msg') return { ...data, message: readMessage(data['message']) }
  if (action === 'get_forward_msg') return normalizeForward(data)
  return data
}

/** The standard has `message: [node]`; go-cqhttp, NapCat and LLBot have `messages: [event]`. */
function normalizeForward(data: Record<string, unknown>): unknown {
  const { messages, ...rest } = data
  const items = [data['message'] ?? messages ?? []].flat()
  return { ...rest, message: items.map(toNode) }
}

function toNode(item: unknown): unknown {
  if (!isObject(item)) return item
  const data = item['data']
  if (item['type'] === 'node' && isObject(data)) {
    return { ...item, data: { ...data, content: readMessage(data['content']) } }
  }
  const sender = isObject(item['sender']) ? item['sender'] : {}
  const { message, content, ...rest } = item
  return {
    type: 'node',
    data: {
      ...rest,
      user_id: String(item['user_id'] ?? sender['user_id'] ?? ''),
      nickname: String(sender['nickname'] ?? item['nickname'] ?? ''),
      content: readMessage(content ?? message),
    },
  }
}

/** A nested record arrives as the events of its messages (NapCat), which are nodes as well. */
function readMessage(message: unknown): Segment[] {
  return toSegments(message, { cqCode: true })
}
