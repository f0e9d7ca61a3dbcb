import type { Id } from '../base/id.ts'
import { segment } from '../message/segment-builders.ts'
import type { Message, SegmentOf } from '../message/segment.ts'

/** A message of a merged-forward record, to be sent with `sendForward`. */
export type ForwardNode = SegmentOf<'node'>

/** Under whose name a message of a merged-forward record is shown. */
export interface ForwardAuthor {
  /** The account, whose picture is shown. */
  user_id: Id
  /** The name. */
  nickname: string
  /** When it was said, in seconds since 1970; default: when it is sent. Outside the standard. */
  time?: number | undefined
}

/**
 * A message of a merged-forward record: a message, or nodes, which make a record within the record.
 *
 * @throws TypeError when the author or the content is invalid.
 * @example
 * ```ts
 * const author = { user_id: 10001, nickname: 'Ann' }
 * const inner = [forwardNode(author, 'inside')]
 * await sendForward(bot, { group_id }, [forwardNode(author, 'hello'), forwardNode(author, inner)])
 * ```
 */
export function forwardNode(
  { user_id, nickname, time }: ForwardAuthor,
  content: Message | readonly ForwardNode[],
): ForwardNode {
  const node = segment.nodeCustom({ user_id, nickname, content: content as Message })
  if (time !== undefined) Object.assign(node.data, { time: String(time) })
  return node
}
