import type { Segment } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import { type JsonObject, numberOf, textOf } from '../json.ts'
import { toSegment } from '../to-segment.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'

type NodeData = JsonObject & { readonly content: readonly Segment[] }

/** The messages of a record. @throws WorldError for an id that was never given out. */
function nodesOf(account: Account, id: string): NodeData[] {
  return account.forward(id).map(({ data }) => data as NodeData)
}

/** The record that is all there is in a message. */
function recordIn(content: readonly Segment[]): string | undefined {
  const [first, ...rest] = content
  return first?.type === 'forward' && rest.length === 0 ? textOf(first.data.id) : undefined
}

function senderOf({ user_id, nickname }: NodeData): JsonObject {
  return { user_id: numberOf(user_id), nickname }
}

/** As in the standard: a record within is named, and has to be asked for. */
function toNode(account: Account, { content, ...data }: NodeData): JsonObject {
  return { type: 'node', data: { ...data, content: account.write(content) } }
}

/** As in LLBot, which names a record within. */
function toContent(account: Account, node: NodeData): JsonObject {
  return {
    content: account.write(node.content),
    sender: senderOf(node),
    time: account.world.clock.now(),
    message_format: account.messageFormat,
    message_type: 'group',
  }
}

/** As in go-cqhttp, where the messages of a record within are in the place of its message. */
function toNested(account: Account, node: NodeData): JsonObject {
  const inner = recordIn(node.content)
  const within = inner === undefined ? undefined : nodesOf(account, inner)
  return {
    content: within?.map((data) => toNested(account, data)) ?? account.show(node.content),
    sender: senderOf(node),
    time: account.world.clock.now(),
    group_id: 0,
  }
}

/** As in NapCat, where a record within has its messages with it. */
function toEvent(account: Account, node: NodeData): JsonObject {
  const { user_id, nickname } = senderOf(node)
  const content = account.show(node.content).map((part) => {
    if (part.type !== 'forward') return part
    const nodes = nodesOf(account, textOf(part.data.id))
    const events = nodes.map((data) => toEvent(account, data))
    return toSegment('forward', { ...part.data, content: events })
  })
  const id = account.world.messages.length
  return {
    self_id: account.selfId,
    user_id,
    time: account.world.clock.now(),
    message_id: id,
    message_seq: id,
    real_id: id,
    real_seq: String(id),
    message_type: 'group',
    group_id: 0,
    sender: { user_id, nickname, card: '' },
    raw_message: '',
    font: 14,
    sub_type: 'normal',
    message: content,
    message_format: 'array',
    post_type: 'message',
  }
}

/** The messages of a record, in the shape of the implementation. */
export const getForwardMsg: Action = (params, { account }) => {
  const { forward, forwardId } = account.profile.actions
  const name = forwardId.find((id) => params.has(id))
  if (name === undefined) refuse('params', 'message_id is required')
  const nodes = nodesOf(account, params.text(name))
  switch (forward) {
    case 'nodes':
      return { message: nodes.map((node) => toNode(account, node)) }
    case 'contents':
      return { messages: nodes.map((node) => toContent(account, node)) }
    case 'nested':
      return { messages: nodes.map((node) => toNested(account, node)) }
    case 'events':
      return { messages: nodes.map((node) => toEvent(account, node)) }
  }
}
