import type { Event } from '../events/event-names.ts'
import { isId } from '../base/id.ts'
import type { Segment } from '../message/segment.ts'
import { isForward, isQuote, type SendTarget, toSendMsg } from './send.ts'

/** An action and its parameters. */
export type Call = readonly [action: string, params: Record<string, unknown>]

type Operation = Readonly<Record<string, unknown>>

/** What several implementations ignore in a response: NapCat all of them, LLBot and cqhttp one. */
const ACTIONS_ONLY = ['delete', 'kick', 'reject_add_request', 'ban', 'ban_duration']

/** What goes with a reply. */
const REPLY = ['reply', 'at_sender', 'auto_escape']

/** All that any implementation reads. */
const FIELDS = [...ACTIONS_ONLY, ...REPLY, 'approve', 'remark', 'reason', 'block']

/** Whether anybody reads some of the operation in the answer to such an event. */
export function isHeeded(operation: Operation, event: SendTarget): boolean {
  const names = Object.keys(operation)
  // go-cqhttp reads nothing for its guilds.
  const isRead =
    /^(?:message|request)$/.test(event.post_type ?? '') && event.message_type !== 'guild'
  return names.length === 0 || (isRead && names.some((name) => FIELDS.includes(name)))
}

/**
 * Splits the quick operation of a message into what goes into the response, where every
 * implementation that reads one heeds it, and what goes as actions: nodes, which NapCat drops in a
 * response, and for groups {@link ACTIONS_ONLY}.
 */
export function splitOperation(
  operation: Operation,
  event: Event,
): { response: Operation | undefined; rest: Operation | undefined } {
  const names = [
    ...(event.post_type === 'message' && event.message_type === 'group' ? ACTIONS_ONLY : []),
    ...(event.post_type === 'message' && isForward(replyOf(operation)) ? REPLY : []),
  ]
  return {
    response: pick(operation, (name) => !names.includes(name)),
    rest: pick(operation, (name) => names.includes(name)),
  }
}

function pick(operation: Operation, isPicked: (name: string) => boolean): Operation | undefined {
  const entries = Object.entries(operation).filter(([name]) => isPicked(name))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** `toOperation` has made segments of it. */
function replyOf({ reply }: Operation): Segment[] {
  return Array.isArray(reply) ? (reply as Segment[]) : []
}

/**
 * The calls that do what a quick operation says, in the order of the implementations: the reply
 * first. Not `.handle_quick_operation`: NapCat drops what it needs for requests, and Lagrange and
 * onebots have none.
 */
export function toCalls(operation: Operation, event: Event): Call[] {
  if (event.post_type === 'request') return requestCalls(operation, event)
  return event.post_type === 'message' ? messageCalls(operation, event) : []
}

function requestCalls(
  operation: Operation,
  event: Extract<Event, { post_type: 'request' }>,
): Call[] {
  const { approve, remark, reason } = operation
  if (typeof approve !== 'boolean') return []
  const { flag } = event
  return [
    event.request_type === 'friend'
      ? ['set_friend_add_request', { flag, approve, remark }]
      : ['set_group_add_request', { flag, sub_type: event.sub_type, approve, reason }],
  ]
}

function messageCalls(
  operation: Operation,
  event: Extract<Event, { post_type: 'message' }>,
): Call[] {
  const calls: Call[] = []
  const message = replyOf(operation)
  if (message.length > 0) {
    const at_sender = operation['at_sender'] === true
    const params = toSendMsg({ event, message, params: { at_sender } })
    const sent = isForward(message) ? message : quote(params.message, event)
    calls.push(['send_msg', { ...params, message: sent }])
  }
  if (event.message_type === 'group') calls.push(...groupCalls(operation, event))
  return calls
}

type GroupMessage = Extract<Event, { message_type: 'group' }>

function groupCalls(operation: Operation, event: GroupMessage): Call[] {
  const { group_id, user_id, message_id, anonymous } = event
  const { ban_duration: duration = 1800, reject_add_request = false } = operation
  const calls: Call[] = []
  if (operation['delete'] === true) calls.push(['delete_msg', { message_id }])
  if (operation['ban'] === true) {
    calls.push(
      anonymous
        ? ['set_group_anonymous_ban', { group_id, anonymous_flag: anonymous.flag, duration }]
        : ['set_group_ban', { group_id, user_id, duration }],
    )
  }
  // Nobody can be removed who is anonymous.
  if (operation['kick'] === true && !anonymous) {
    calls.push(['set_group_kick', { group_id, user_id, reject_add_request }])
  }
  return calls
}

/** A reply of its own may come late, after other messages: it says what it answers. */
function quote(reply: Segment[], { message_id }: { message_id?: unknown }): Segment[] {
  const hasQuote = reply.some(isQuote)
  // 0 stands for no id.
  if (hasQuote || !isId(message_id) || Number(message_id) === 0) return reply
  return [{ type: 'reply', data: { id: String(message_id) } }, ...reply]
}
