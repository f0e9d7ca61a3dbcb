import { askImplementation } from '../api/implementation.ts'
import type { CallOptions } from '../api/transport.ts'
import { check, checkAll } from '../base/check.ts'
import { type Id, isId } from '../base/id.ts'
import { describe, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import { isSegment, type Message } from '../message/segment.ts'
import type { ForwardNode } from './forward-node.ts'

/** Where a merged-forward record goes: to a group, or to a user. */
export interface ForwardTarget {
  readonly group_id?: Id | undefined
  /** Only without `group_id`. */
  readonly user_id?: Id | undefined
}

/** The settings of {@link sendForward}. */
export interface SendForwardOptions extends Omit<CallOptions, 'onFrame'> {
  /**
   * How a record within the record goes out: `inline` as nodes in the content of a node (NapCat,
   * LLBot, go-cqhttp, SnowLuma), `upload` by an upload of its own before (Lagrange); default: what the
   * implementation takes, which is asked for its name when there are nodes within nodes.
   */
  nesting?: 'inline' | 'upload' | undefined
  /** The title; in NapCat and LLBot, as the next three. */
  source?: string | undefined
  /** The lines of the preview. */
  news?: { text: string }[] | undefined
  /** The line below the preview. */
  summary?: string | undefined
  /** What lists of chats show. */
  prompt?: string | undefined
}

/** A merged-forward record that was sent. */
export interface SentForward {
  /** The id of the message that holds it; undefined when the implementation does not say. */
  message_id?: Id
  /** The id of the record; undefined when the implementation does not say. */
  forward_id?: string
}

/** How many records within one another go out; LLBot takes no more. */
const MAX_DEPTH = 4

/**
 * Sends a merged-forward record to a group or a user, with the records within it, by the actions that
 * all implementations have: `send_group_forward_msg` and `send_private_forward_msg`.
 *
 * @throws TypeError when there are no nodes, something else is among them, they are nested more than
 * 4 deep, or the target is no id.
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
 */
export async function sendForward(
  bot: Pick<Bot, 'callAction'>,
  target: ForwardTarget,
  nodes: readonly ForwardNode[],
  options: SendForwardOptions = {},
): Promise<SentForward> {
  const { nesting, source, news, summary, prompt, ...call } = options
  checkAll({ nesting }, { nesting: check(isNesting, "'inline' or 'upload'") })
  const { action, ids } = toAction(target)
  const depth = checkNodes(nodes, 1)
  const how = nesting ?? (depth > 1 ? await askNesting(bot, call) : 'inline')
  const messages = how === 'upload' ? await uploadInner(bot, nodes, call) : nodes
  const shown = Object.entries({ source, news, summary, prompt })
  const given = Object.fromEntries(shown.filter(([, value]) => value !== undefined))
  const sent: unknown = await bot.callAction(action, { ...ids, ...given, messages }, call)
  return readSent(sent)
}

function isNesting(value: unknown): boolean {
  return value === 'inline' || value === 'upload'
}

function toAction({ group_id, user_id }: ForwardTarget): { action: string; ids: object } {
  if (isId(group_id)) return { action: 'send_group_forward_msg', ids: { group_id } }
  if (isId(user_id)) return { action: 'send_private_forward_msg', ids: { user_id } }
  throw new TypeError('sendForward needs a group_id or a user_id to send to')
}

/** How many records lie within one another. @throws TypeError unless all of them are nodes. */
function checkNodes(nodes: readonly unknown[], depth: number): number {
  if (!Array.isArray(nodes) || nodes.length === 0) {
    throw new TypeError(`sendForward takes an array of nodes, but it got ${describe(nodes)}`)
  }
  if (depth > MAX_DEPTH) {
    throw new TypeError(`sendForward takes records that are nested at most ${MAX_DEPTH} deep`)
  }
  const depths = nodes.map((node) => {
    if (!isSegment(node, 'node')) {
      throw new TypeError(
        `sendForward takes nodes only, made by forwardNode or segment.node, but one is ${describe(node)}`,
      )
    }
    const inner = innerNodes(node)
    return inner === undefined ? depth : checkNodes(inner, depth + 1)
  })
  return Math.max(...depths)
}

/** The nodes in a node; undefined when it holds a message. */
function innerNodes({ data }: ForwardNode): readonly ForwardNode[] | undefined {
  const content: readonly unknown[] = [data.content].flat()
  return content.some((part) => isSegment(part, 'node')) ? (content as ForwardNode[]) : undefined
}

async function askNesting(
  bot: Pick<Bot, 'callAction'>,
  call: CallOptions,
): Promise<'inline' | 'upload'> {
  return (await askImplementation(bot, call)) === 'lagrange' ? 'upload' : 'inline'
}

/** Puts the id of an uploaded record in the place of each one within. */
async function uploadInner(
  bot: Pick<Bot, 'callAction'>,
  nodes: readonly ForwardNode[],
  call: CallOptions,
): Promise<ForwardNode[]> {
  const uploaded: ForwardNode[] = []
  for (const node of nodes) {
    const inner = innerNodes(node)
    if (inner === undefined) {
      uploaded.push(node)
      continue
    }
    const messages = await uploadInner(bot, inner, call)
    const answer: unknown = await bot.callAction('send_forward_msg', { messages }, call)
    const id = isObject(answer) ? answer['forward_id'] : answer
    const content: Message = [{ type: 'forward', data: { id: String(id) } }]
    uploaded.push({ type: 'node', data: { ...node.data, content } } as ForwardNode)
  }
  return uploaded
}

function readSent(answer: unknown): SentForward {
  if (!isObject(answer)) return {}
  const { message_id, forward_id, res_id = forward_id } = answer
  return {
    ...(isId(message_id) ? { message_id } : {}),
    ...(isId(res_id) ? { forward_id: String(res_id) } : {}),
  }
}
