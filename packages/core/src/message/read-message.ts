import { isId } from '../base/id.ts'
import { isObject } from '../base/value.ts'
import { parseCqCode } from './cq-code.ts'
import type { Segment } from './segment.ts'
import { withStrings } from './string-fields.ts'

type Data = Record<string, unknown>

/** How deep records are read that lie within records; nobody but an attacker goes so far. */
const MAX_DEPTH = 50

/**
 * Reads what an implementation calls a message into segments. Forgiving: nothing is dropped.
 *
 * Standard fields become strings; records within the message become nodes.
 */
export function toSegments(message: unknown, depth = 0): Segment[] {
  if (message === undefined || message === null) return []
  if (depth > MAX_DEPTH) return [message].flat() as Segment[]
  if (!isObject(message)) return parseCqCode(String(message as string | number | boolean))
  const segments: Segment[] = []
  // A loop: every event comes by, and `flatMap` takes ten times as long.
  for (const item of Array.isArray(message) ? (message as unknown[]) : [message]) {
    if (isObject(item)) segments.push(toSegment(item, depth))
    else segments.push(...textSegments(String(item)))
  }
  return segments
}

export function textSegments(text: string): Segment[] {
  return text === '' ? [] : [{ type: 'text', data: { text } }]
}

function toSegment(item: Data, depth: number): Segment {
  const { type, data } = item
  let read = withStrings(String(type), isObject(data) ? data : {})
  const { content } = read
  if (type === 'forward' && isObject(content)) read = { ...read, content: toNodes(content, depth) }
  // A message as an event or a record has it, in place of a segment (go-cqhttp, NapCat, LLBot).
  const isRecord = type === undefined && ('content' in item || 'message' in item)
  const isNode = type === 'node' && (content !== undefined || 'message' in read)
  if (isRecord || isNode) return toNode(item, depth)
  return (read === data ? item : { ...item, data: read }) as object as Segment
}

/** The messages of a merged-forward record as nodes, whatever the implementation made of them. */
export function toNodes(messages: unknown, depth = 0): Segment[] {
  return [messages].flat().map((item) => toNode(item, depth))
}

function toNode(item: unknown, depth: number): Segment {
  const record = isObject(item) ? item : { content: item }
  const { type, data } = record
  const node = nodeData(type === 'node' && isObject(data) ? data : record, depth)
  return { type: 'node', data: node } as object as Segment
}

function nodeData(record: Data, depth: number): Data {
  const sender = isObject(record['sender']) ? record['sender'] : {}
  const { message, content: given, ...rest } = withStrings('node', record)
  // NapCat may have both, and the message in the one named so.
  const content = given === undefined || [given].flat().length === 0 ? message : given
  return {
    ...rest,
    user_id: textOf(rest['user_id'] ?? sender['user_id'] ?? rest['uin']),
    nickname: textOf(sender['nickname'] ?? rest['nickname'] ?? rest['name']),
    content: toSegments(content, depth + 1),
  }
}

function textOf(value: unknown): string {
  return isId(value) ? String(value) : ''
}
