import { isId } from '../base/id.ts'
import { isObject } from '../base/value.ts'
import { toSegments } from '../message/to-wire.ts'
import type { ActionRow } from './action-rows.ts'
import type { Segment } from '../message/segment.ts'

/** Brings a result that carries messages into the shape of the standard. */
export function normalizeResult(level: ActionRow['level'], data: unknown): unknown {
  if (!isObject(data)) return data
  if (level === 'message') return { ...data, message: readMessage(data['message']) }
  return level === 'forward' ? normalizeForward(data) : data
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
  return toSegments(message, { cqCode: true })
}
