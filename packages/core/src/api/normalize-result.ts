import { isObject } from '../base/value.ts'
import { toNodes, toSegments } from '../message/read-message.ts'
import { isSegmentLike } from '../message/segment-like.ts'
import type { ActionRow } from './action-rows.ts'

/** Brings the messages in a result into the shape of the standard. */
export function normalizeResult(level: ActionRow['level'], data: unknown): unknown {
  if (level === 'message') return levelMessage(data)
  return level === 'forward' ? levelForward(data) : levelResult(data)
}

/** A result that is a message: `message` is a segment array. */
export function levelMessage(data: unknown): unknown {
  return isObject(data) ? { ...data, message: toSegments(data['message']) } : data
}

/**
 * A merged-forward record: `message` is an array of nodes. The standard and Lagrange have them there,
 * go-cqhttp, NapCat and LLBot messages in `messages`; some answer a message that holds the record, or
 * its data.
 */
export function levelForward(data: unknown): unknown {
  if (!isObject(data)) return data
  const { message, messages, content, ...rest } = Array.isArray(data) ? { messages: data } : data
  const items: unknown[] = [message ?? messages ?? content ?? []].flat()
  const [first] = items
  const record = isObject(first) && first['type'] === 'forward' ? first['data'] : undefined
  return { ...rest, message: toNodes((isObject(record) ? record['content'] : undefined) ?? items) }
}

/** Nobody but an attacker goes deeper. */
const MAX_DEPTH = 50

/**
 * Any other result: the messages in it, wherever they are, become segment arrays. They are recognised
 * by what they are, so that actions which nobody here has heard of are heeded too; what merely has a
 * field `message` or `content` stays as it is. The object itself when nothing changes.
 */
export function levelResult(data: unknown, depth = 0): unknown {
  if (!isObject(data) || depth > MAX_DEPTH) return data
  const name = 'message' in data ? 'message' : 'content'
  const isRecord = isMessageRecord(data)
  let levelled = data
  for (const [key, value] of Object.entries(data)) {
    const isMessage = key === name && (isSegments(value) || (isRecord && isMessageLike(value)))
    const after = isMessage ? toSegments(value) : levelResult(value, depth + 1)
    if (after === value) continue
    if (levelled === data) levelled = (Array.isArray(data) ? [...data] : { ...data }) as typeof data
    levelled[key] = after
  }
  return levelled
}

/** A message says of itself at least two things, such as its id and its sender. */
function isMessageRecord(data: Record<string, unknown>): boolean {
  const { post_type = 'message' } = data
  const names = Object.keys(data).filter((key) => /^(?:message_|sender|raw_message)/.test(key))
  return (
    names.length > 1 &&
    names.some((key) => key.startsWith('message_')) &&
    String(post_type).startsWith('message')
  )
}

function isMessageLike(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || isSegments([value])
}

function isSegments(value: unknown): boolean {
  const isComplete = (item: unknown): boolean => isSegmentLike(item) && isObject(item.data)
  return Array.isArray(value) && value.length > 0 && value.every(isComplete)
}
