import type { Bot, MessageEvent, MessageInfo } from '@cqhttp/core'

/** How many messages are remembered for each bot, and for how long, in milliseconds. */
const MOST = 200
const MAX_AGE = 300_000

interface Read {
  readonly info: MessageInfo
  readonly at: number
}

/** What was read, oldest first; results only, since requests must not await the promises of others. */
const known = new WeakMap<Bot, Map<string, Read>>()

/** The settings of {@link quoted}. */
export interface QuotedOptions {
  /** Aborts the call, as `context.signal`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * The message that a message replies to, by `get_msg`. Remembered for five minutes, the last 200 of
 * each bot, so that handlers may ask again.
 *
 * @returns Undefined when nothing is quoted, or when the implementation does not have the message: it
 * was recalled, or is older than what is kept (NapCat knows the last 5,000).
 * @throws ApiNotAvailableError, NetworkError, HttpStatusError when the implementation cannot be asked.
 * @example
 * ```ts
 * bot.onMessage('group', toMe(async (event, { bot }, { text }) => {
 *   const original = await quoted(event, bot)
 *   return { reply: original ? translate(plainText(original)) : '请引用一条消息' }
 * }))
 * ```
 */
export async function quoted(
  event: MessageEvent,
  bot: Bot,
  options: QuotedOptions = {},
): Promise<MessageInfo | undefined> {
  const reply = event.message.find(({ type }) => type === 'reply')
  const { id } = (reply?.data ?? {}) as { id?: string }
  return id ? readMessage(id, event, bot, options) : undefined
}

/** As {@link quoted}, by the id of the message. */
export async function readMessage(
  id: string,
  { self_id: selfId }: Pick<MessageEvent, 'self_id'>,
  bot: Bot,
  { signal }: QuotedOptions,
): Promise<MessageInfo | undefined> {
  let messages = known.get(bot)
  if (messages === undefined) known.set(bot, (messages = new Map<string, Read>()))
  const key = `${selfId}:${id}`
  const read = messages.get(key)
  if (read !== undefined && Date.now() - read.at < MAX_AGE) return read.info
  messages.delete(key)
  let info: MessageInfo | null
  try {
    info = await bot.get_msg({ message_id: id }, { selfId, signal })
  } catch (error) {
    // A brand rather than `instanceof`: the bot may be of another copy of core.
    if ((error as Partial<Error> | null)?.name === 'ActionFailedError') return undefined
    throw error
  }
  // Some answer that all is well, without a message.
  if (!info?.message?.length) return undefined
  messages.set(key, { info, at: Date.now() })
  const [oldest] = messages.keys()
  if (messages.size > MOST && oldest !== undefined) messages.delete(oldest)
  return info
}
