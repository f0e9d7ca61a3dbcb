import type { Segment } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import { toMessagePayload } from '../account/message-payload.ts'
import type { Chat, WorldMessage } from '../world/entities.ts'
import { recallMessage } from '../world/messaging.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import { payloadOf } from './history-actions.ts'
import { getForwardMsg } from './forward-reading.ts'
import { keepNodes, noteUnreadableMedia, readMessage, sendMessage } from './outgoing.ts'
import { ParameterError, type Params } from './params.ts'

function privateChat(params: Params): Chat {
  const to = params.int('user_id')
  if (!params.has('group_id')) return { type: 'private', to }
  return { type: 'private', to, throughGroup: params.int('group_id') }
}

function groupChat(params: Params): Chat {
  return { type: 'group', groupId: params.int('group_id') }
}

function chatOf(params: Params): Chat {
  const type = params.has('message_type') ? params.text('message_type') : undefined
  if (type === 'private') {
    if (params.has('user_id')) return privateChat(params)
    refuse('params', 'a private message needs a user_id')
  }
  if (type === 'group') {
    if (params.has('group_id')) return groupChat(params)
    refuse('params', 'a group message needs a group_id')
  }
  if (type !== undefined) refuse('params', 'message_type must be private or group')
  if (params.has('group_id')) return groupChat(params)
  return params.has('user_id')
    ? privateChat(params)
    : refuse('params', 'there is no user_id or group_id')
}

const send =
  (toChat: (params: Params) => Chat): Action =>
  (params, { account, note }) => {
    const value = params.values['message']
    if (value === undefined || value === null) throw new ParameterError('message', 'is missing')
    const chat = toChat(params)
    const segments = readMessage(account, value, params.flag('auto_escape', false))
    const message = sendMessage({ account, chat, segments, via: 'api', note })
    return { message_id: account.messageId(message) }
  }

const sendForward =
  (toChat: (params: Params) => Chat): Action =>
  (params, { account, note }) => {
    const nodes = readMessage(account, params.values['messages'] ?? params.values['message'], false)
    if (nodes.length === 0 || nodes.some(({ type }) => type !== 'node')) {
      refuse('params', 'messages must be nodes')
    }
    noteUnreadableMedia(account, nodes, note)
    const forward_id = keepNodes(account, nodes)
    const segments: Segment[] = [{ type: 'forward', data: { id: forward_id } }]
    if (toChat === chatOf && !account.profile.actions.forwardSends) {
      note('forward.upload-only', 'send_forward_msg uploads the record and sends nothing')
      return forward_id
    }
    const message = sendMessage({ account, chat: toChat(params), segments, via: 'api', note })
    return { message_id: account.messageId(message), forward_id }
  }

function seenMessage(account: Account, params: Params): WorldMessage {
  const message = account.message(params.int('message_id'))
  return message.recalledBy === undefined ? message : refuse('missing', 'the message was recalled')
}

const getMsg: Action = (params, { account }) => {
  const message = seenMessage(account, params)
  if (account.profile.actions.messagesAreEvents) return payloadOf(account, message)
  const {
    time,
    message_type,
    message_id,
    sender,
    message: content,
  } = toMessagePayload(account, message)
  return { time, message_type, message_id, real_id: message_id, sender, message: content }
}

export const messageActions: Readonly<Record<string, Action>> = {
  send_private_msg: send(privateChat),
  send_group_msg: send(groupChat),
  send_msg: send(chatOf),
  send_forward_msg: sendForward(chatOf),
  send_group_forward_msg: sendForward(groupChat),
  send_private_forward_msg: sendForward(privateChat),
  delete_msg: (params, { account }) => {
    recallMessage(account.world, account.message(params.int('message_id')), account.selfId)
    return null
  },
  get_msg: getMsg,
  get_forward_msg: getForwardMsg,
}
