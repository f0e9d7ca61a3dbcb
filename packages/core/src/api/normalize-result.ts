import { isId } from '../base/id.ts'
import { isObject } from '../base/value.ts'
import { plainAction } from './action-defaults.ts'
import { toSegments } from '../message/read-message.ts'
import type { Segment } from '../message/segment.ts'

/** Brings the results that carry messages into the shape of the standard. */
export function normalizeResult(action: string, data: unknown): unknown {
  if (!isObject(data)) return data
  // Variants as well: NapCat and LLBot answer `get_msg_async` like `get_msg`.
  const plain = plainAction(action)
  if (plain === 'get_msg') return { ...data, message: readMessage(data['message']) }
  return plain === 'get_forward_msg' ? normalizeForward(data) : data
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
    return { ...item, data: { ...data, content: readContent(data['content']) } }
  }
  const sender = isObject(item['sender']) ? item['sender'] : {}
  const { message, content, ...rest } = item
  return {
    type: 'node',
    data: {
      ...rest,
      user_id: textOf(item['user_id'] ?? sender['user_id']),
      nickname: textOf(sender['nickname'] ?? item['nickname']),
      content: readContent(content ?? message),
    },
  }
}

function textOf(value: unknown): string {
  return isId(value) ? String(value) : ''
}

/** A nested record arrives as an array of messages in place of segments (go-cqhttp): more nodes. */
function readContent(content: unknown): unknown {
  const isNested = Array.isArray(content) && content.some(isMessage)
  return isNested ? content.map(toNode) : readMessage(content)
}

function isMessage(item: unknown): boolean {
  return isObject(item) && item['type'] === undefined && ('content' in item || 'message' in item)
}

function readMessage(message: unknown): Segment[] {
  return toSegments(message)
}
