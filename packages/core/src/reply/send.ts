import { careFor } from '../api/cared-call.ts'
import type { Client } from '../api/client.ts'
import type { CallOptions } from '../api/transport.ts'
import type { Id } from '../base/id.ts'
import type { Logger } from '../base/logger.ts'
import type { Message, Segment } from '../message/segment.ts'
import { type StringFormat, stringFormat, toWire } from '../message/to-wire.ts'

/** What `bot.send` needs of an event: where it came from. */
export interface SendTarget {
  readonly self_id?: Id | undefined
  readonly post_type?: string | undefined
  readonly message_type?: string | undefined
  readonly user_id?: Id | undefined
  readonly group_id?: Id | undefined
  readonly discuss_id?: Id | undefined
  readonly guild_id?: Id | undefined
  readonly target_id?: Id | undefined
  readonly anonymous?: unknown
}

/** The parameters of `bot.send`: `at_sender`, and those of `send_msg`. */
export interface SendParams {
  /** Whether to put an at of the sender in front, outside private chats; default `false`. */
  at_sender?: boolean | undefined
  /** Whether strings are plain text; default the bot's `autoEscape`. */
  auto_escape?: boolean | undefined
  /** In place of the event's own, which decides otherwise; without either, it follows from the ids. */
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
  /** That of the handler which sends: a hook that waits gives up when it aborts. Undefined elsewhere. */
  readonly signal: AbortSignal | undefined
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
 * group's as well. As in aiocqhttp the event's `message_type` decides which one counts, and the ids
 * where it has none.
 *
 * @throws TypeError when neither the event nor the parameters say whom to send to.
 */
export function toSendMsg({ event, message, params }: Omit<Sending, 'signal'>): SendMsg {
  const { at_sender, ...rest } = params
  const isGuild = event.message_type ? event.message_type === 'guild' : !isNone(event.guild_id)
  const target: Record<string, unknown> = {}
  for (const key of TARGET) {
    const value = event[key]
    if (!isGuild && !isNone(value)) target[key] = value
  }
  if (event.post_type === 'message_sent' && event.message_type === 'private') {
    if (!isNone(event.target_id)) target['user_id'] = event.target_id
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined && !(isTarget(key) && isNone(value))) target[key] = value
  }
  target['message_type'] ??= typeOf(target)
  if (target['message_type'] === undefined) {
    throw new TypeError(
      isGuild
        ? "send: a guild is answered by bot.callAction('send_guild_channel_msg', { guild_id, channel_id, message })"
        : 'send: the event has no user_id, group_id or discuss_id; pass one, such as { group_id: 20002000 }',
    )
  }
  const isSilent = !at_sender || target['message_type'] === 'private' || event.anonymous
  const userId = target['user_id'] as Id | undefined
  return {
    ...target,
    message: isSilent || userId === undefined ? message : mention(message, userId),
  }
}

/** Implementations put these in place of an id that is missing; NapCat's notices of private chats 0. */
function isNone(id: unknown): boolean {
  return id === undefined || id === null || id === '' || id === 0 || id === '0'
}

function isTarget(key: string): boolean {
  return (TARGET as readonly string[]).includes(key)
}

function typeOf({ group_id, discuss_id, user_id }: Record<string, unknown>): string | undefined {
  if (group_id !== undefined) return 'group'
  if (discuss_id !== undefined) return 'discuss'
  return user_id === undefined ? undefined : 'private'
}

/** The message with an at in front, but behind a quote, which has to be first. */
export function mention(message: readonly Segment[], userId: Id): Segment[] {
  return [
    ...message.filter(isQuote),
    { type: 'at', data: { qq: String(userId) } },
    { type: 'text', data: { text: ' ' } },
    ...message.filter((segment) => !isQuote(segment)),
  ]
}

export function isQuote({ type }: Segment): boolean {
  return type === 'reply'
}

/** Nodes are a message by themselves, with neither at nor quote. */
export function isForward(message: readonly Segment[]): boolean {
  return message.some(({ type }) => type === 'node')
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
    const sending: Sending = { event, message: segments, params: { ...params }, signal }
    const before = hooks.slice()
    for (const hook of before) await hook(sending)
    const options: CallOptions = { signal, selfId: event.self_id }
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
