import { careFor } from '../api/cared-call.ts'
import type { Client } from '../api/client.ts'
import type { CallOptions } from '../api/transport.ts'
import type { Id } from '../base/id.ts'
import type { Logger } from '../base/logger.ts'
import type { Message, Segment } from '../message/segment.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'

/** What `bot.send` needs of an event: where it came from. */
export interface SendTarget {
  readonly self_id?: Id
  readonly post_type?: string
  readonly message_type?: string
  readonly user_id?: Id
  readonly group_id?: Id
  readonly discuss_id?: Id
  readonly target_id?: Id
  readonly anonymous?: unknown
}

/** The parameters of `bot.send`: `at_sender`, and those of `send_msg`. */
export interface SendParams {
  /** Whether to put an at of the sender in front, outside private chats; default `false`. */
  at_sender?: boolean | undefined
  /** Whether strings are plain text; default the bot's `autoEscape`. */
  auto_escape?: boolean | undefined
  /** In place of the event's own; without either, it follows from the ids. */
  message_type?: 'private' | 'group' | 'discuss' | undefined
  /** In place of the event's own. */
  user_id?: Id | undefined
  /** In place of the event's own. */
  group_id?: Id | undefined
  /** In place of the event's own. */
  discuss_id?: Id | undefined
}

/** A message that `bot.send` is about to send; a `beforeSending` hook may change it. */
export interface Sending {
  /** The event that is answered. */
  readonly event: SendTarget
  /** What is sent, as segments. */
  message: Segment[]
  /** What the caller said beside the message. */
  params: SendParams
}

/** A hook of `bot.beforeSending`. */
export type SendingHook = (sending: Sending) => void | Promise<void>

/** Parameters of `send_msg`, ready to go out. */
type SendMsg = Record<string, unknown> & { message: Segment[] }

const TARGET = ['message_type', 'user_id', 'group_id', 'discuss_id'] as const

/**
 * The parameters of the `send_msg` that answers the event.
 *
 * Both ids go along where the event has both, since a private chat that began in a group needs the
 * group's as well. An id in the parameters, without a `message_type`, says of which kind the message
 * is.
 *
 * @throws TypeError when neither the event nor the parameters say whom to send to.
 */
export function toSendMsg({ event, message, params }: Sending): SendMsg {
  const { at_sender, ...rest } = params
  const target: Record<string, unknown> = {}
  for (const key of TARGET) {
    const value: unknown = event[key]
    // 0 stands for none: NapCat's notices of private chats have a group_id of 0.
    if (value !== undefined && value !== null && value !== 0) target[key] = value
  }
  if (event.post_type === 'message_sent' && event.message_type === 'private') {
    target['user_id'] = event.target_id ?? event.user_id
  }
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) target[key] = value
  const type = rest.message_type ?? typeOf(rest) ?? event.message_type ?? typeOf(target)
  if (type === undefined) {
    throw new TypeError(
      'send: the event has no user_id, group_id or discuss_id; pass one, such as { group_id: 20002000 }',
    )
  }
  target['message_type'] = type

  const userId = target['user_id'] as Id | undefined
  if (!at_sender || type === 'private' || event.anonymous || userId === undefined) {
    return { ...target, message }
  }
  // By hand: a bot that uses none of the builders need not carry them.
  const mention: Segment[] = [
    { type: 'at', data: { qq: String(userId) } },
    { type: 'text', data: { text: ' ' } },
  ]
  return { ...target, message: [...mention, ...message] }
}

function typeOf(ids: Record<string, unknown> | SendParams): string | undefined {
  if (ids.group_id !== undefined) return 'group'
  if (ids.discuss_id !== undefined) return 'discuss'
  return ids.user_id === undefined ? undefined : 'private'
}

/** What a send needs of the delivery that it belongs to. */
interface Sender {
  readonly signal: AbortSignal
  readonly whenSettled: Promise<void> | undefined
  keepAlive(task: Promise<unknown>): void
}

interface SendSettings {
  client: Client
  format: StringFormat
  hooks: readonly SendingHook[]
  logger: Logger
  deliveryOf: (event: object) => Sender | undefined
}

type Send = (event: SendTarget, message: Message, params: SendParams) => Promise<unknown>

/** A send that nobody awaits is waited for by the delivery, and its error is logged. */
export function createSend({ client, format, hooks, logger, deliveryOf }: SendSettings): Send {
  async function send(
    event: SendTarget,
    message: Message,
    params: SendParams,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const segments = toWire(message, stringFormat(params.auto_escape, format))
    const sending: Sending = { event, message: segments, params: { ...params } }
    const before = hooks.slice()
    for (const hook of before) await hook(sending)
    const options: CallOptions = {}
    if (signal !== undefined) options.signal = signal
    if (event.self_id !== undefined) options.selfId = event.self_id
    const sendMsg = toSendMsg(sending)
    // A hook may have put in anything.
    if (before.length > 0) return client.call('send_msg', sendMsg, options)
    return client.callWire('send_msg', sendMsg, options)
  }

  return (event, message, params) => {
    const delivery = deliveryOf(event)
    const sent = careFor(
      send(event, message, params, delivery?.signal),
      (error) => logger.warn('a message was not sent:', error),
      () => delivery?.whenSettled,
    )
    if (sent.done) delivery?.keepAlive(sent.done)
    return sent
  }
}
