import type { CallOptions } from '../api/transport.ts'
import { check, checkAll } from '../base/check.ts'
import { isCQHttpError } from '../base/errors.ts'
import { type Id, isId } from '../base/id.ts'
import { describe, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import { toSegments } from '../message/read-message.ts'
import type { ReceivedNode, Segment, SegmentOf } from '../message/segment.ts'

/** The settings of {@link readForward}. */
export interface ReadForwardOptions extends Omit<CallOptions, 'onFrame'> {
  /** How many records within one another are read, the outermost included; default 3. */
  depth?: number | undefined
  /** How many messages are read, over all records; default 1000. */
  limit?: number | undefined
}

/** A record within a record that was not read, or not to its end. */
export interface UnreadForward {
  /** What `get_forward_msg` takes; empty when the implementation gave the messages without an id. */
  id: string
  /** `depth` and `limit` are those of the options; `failed`: see `error`. */
  reason: 'depth' | 'limit' | 'failed'
  /** Why reading it failed, such as an `ActionFailedError`: NapCat reads no record within another. */
  error?: unknown
}

/** A merged-forward record with the records in it. */
export interface ForwardRecord {
  /**
   * Its messages, in order. A record within one of them is a `forward` segment whose `content` has
   * its messages in the same shape; without `content` it was not read.
   */
  nodes: ReceivedNode[]
  /** The records that were not read, or not to their ends; empty when everything is there. */
  unread: UnreadForward[]
}

interface Reading {
  open: (forward: ForwardData) => Promise<ReceivedNode[]>
  left: number
  unread: UnreadForward[]
}

/**
 * Reads a merged-forward record and the records within it, in one shape for all implementations.
 *
 * Each record is one call of `get_forward_msg`, one after another, apart from those whose messages
 * came along, as in NapCat. What lies deeper than `depth` or beyond `limit` stays unread.
 *
 * @param forward The `forward` segment of a message, or its `id`.
 * @throws TypeError when it is neither, or an option is out of range.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError when the outermost
 * record cannot be read.
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_forward_msg-获取合并转发消息
 * @example
 * ```ts
 * const record = event.message.find((part) => isSegment(part, 'forward'))
 * if (record) {
 *   const { nodes } = await readForward(bot, record, { signal })
 *   console.log(nodes.map(({ data }) => `${data.nickname}: ${plainText(data.content)}`).join('\n'))
 * }
 * ```
 */
export async function readForward(
  bot: Pick<Bot, 'callAction'>,
  forward: Id | SegmentOf<'forward'>,
  { depth = 3, limit = 1000, ...options }: ReadForwardOptions = {},
): Promise<ForwardRecord> {
  checkAll({ depth, limit }, { depth: checkCount, limit: checkCount })
  const data = checkForward('readForward', forward)
  const open = (record: ForwardData): Promise<ReceivedNode[]> => openRecord(bot, record, options)
  const reading: Reading = { open, left: limit, unread: [] }
  const nodes = await unfold(data.id, await open(data), depth, reading)
  return { nodes, unread: reading.unread }
}

/**
 * Reads the messages of one merged-forward record, for walks of your own: records within them are
 * `forward` segments, with `content` where their messages came along, and are not read.
 *
 * It is one call of `get_forward_msg`, or none where the messages of the record came along.
 *
 * @param forward The `forward` segment of a message, or its `id`.
 * @throws TypeError when it is neither.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
 */
export async function readForwardNodes(
  bot: Pick<Bot, 'callAction'>,
  forward: Id | SegmentOf<'forward'>,
  options: Omit<CallOptions, 'onFrame'> = {},
): Promise<ReceivedNode[]> {
  const nodes = await openRecord(bot, checkForward('readForwardNodes', forward), options)
  return nodes.map((node) => ({ ...node, data: { ...node.data, content: contentOf(node) } }))
}

async function openRecord(
  bot: Pick<Bot, 'callAction'>,
  { id, content }: ForwardData,
  options: CallOptions,
): Promise<ReceivedNode[]> {
  return content ?? (await bot.callAction('get_forward_msg', { id }, options)).message
}

const checkCount = check(
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  'a whole number from 1',
)

/** Where the messages of a record are. */
interface ForwardData {
  id: string
  content?: ReceivedNode[]
}

function checkForward(reader: string, forward: unknown): ForwardData {
  const data = dataOf(forward)
  if (data !== undefined) return data
  throw new TypeError(
    `${reader} takes a forward segment or its id, but it got ${describe(forward)}`,
  )
}

/** Undefined when it does not say. */
function dataOf(forward: unknown): ForwardData | undefined {
  if (isId(forward)) return { id: String(forward) }
  if (isObject(forward) && forward['type'] === 'forward' && isObject(forward['data'])) {
    const { id, content } = forward['data']
    const nodes = Array.isArray(content) && content.length > 0 ? { content } : {}
    if (isId(id) || 'content' in nodes) return { id: isId(id) ? String(id) : '', ...nodes }
  }
  return undefined
}

async function unfold(
  id: string,
  found: readonly ReceivedNode[],
  depth: number,
  reading: Reading,
): Promise<ReceivedNode[]> {
  const taken = found.slice(0, reading.left)
  reading.left -= taken.length
  if (taken.length < found.length) reading.unread.push({ id, reason: 'limit' })
  const nodes: ReceivedNode[] = []
  for (const node of taken) {
    const content: Segment[] = []
    for (const part of contentOf(node)) {
      content.push(part.type === 'forward' ? await unfoldPart(part, depth - 1, reading) : part)
    }
    nodes.push({ ...node, data: { ...node.data, content } })
  }
  return nodes
}

async function unfoldPart(part: Segment, depth: number, reading: Reading): Promise<Segment> {
  const data = dataOf(part)
  if (data === undefined) return part
  const { id } = data
  const unread = (reason: UnreadForward['reason'], error?: unknown): Segment => {
    reading.unread.push({ id, reason, ...(error === undefined ? {} : { error }) })
    return { type: 'forward', data: { id } }
  }
  if (depth === 0) return unread('depth')
  if (reading.left === 0) return unread('limit')
  try {
    const found = await reading.open(data)
    return { type: 'forward', data: { id, content: await unfold(id, found, depth, reading) } }
  } catch (error) {
    // Lost is only the inner record, and only if it is the implementation that cannot give it.
    if (!isCQHttpError(error)) throw error
    return unread('failed', error)
  }
}

/** Nodes among the segments of a message are a record within it, as NapCat may give them. */
function contentOf(node: ReceivedNode): Segment[] {
  const parts: Segment[] = []
  for (const part of toSegments(node.data.content)) {
    if (part.type !== 'node') {
      parts.push(part)
      continue
    }
    const last = parts.at(-1)
    const nodes = last?.type === 'forward' && last.data.id === '' ? last.data.content : undefined
    if (nodes === undefined) {
      parts.push({ type: 'forward', data: { id: '', content: [part as ReceivedNode] } })
    } else nodes.push(part as ReceivedNode)
  }
  return parts
}
