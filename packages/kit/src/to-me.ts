import { type HandlerContext, type MessageEvent, sameId, type Segment } from '@cqhttp/core'
import type { FoundListener } from './listener.ts'
import { isMention, textOf, trimMessage } from './texts.ts'

/** How a message was found to be meant for the bot, and what it says. */
export interface ToMe {
  /** `mention`: an at of the account; `quote`: a reply to one of its messages; `word`: a wake word. */
  readonly by: 'private' | 'mention' | 'quote' | 'word'
  /** The text without the mention, the quote and the wake word, and without blanks at its ends. */
  readonly text: string
  /** The message without the mention, the quote and the wake word. */
  readonly segments: Segment[]
}

/** The settings of {@link toMe}. */
export interface ToMeOptions {
  /** Words that wake the bot when a message begins with one, such as `['小助手']`; default none. */
  words?: readonly string[] | undefined
  /** Whether private messages count; default `true`. */
  private?: boolean | undefined
  /**
   * Whether to ask the API who wrote a message that is quoted; default `true`. Without an API, or
   * when it fails, a quote counts as one of somebody else's message.
   */
  quotes?: boolean | undefined
}

/**
 * Hands on only messages that are meant for the bot: private ones, and in groups those that mention
 * the account, quote one of its messages, or begin with a wake word. The handler gets what was found
 * as its next argument.
 *
 * @example
 * ```ts
 * bot.onMessage(toMe(async (event, { bot }, { text }) => ({ reply: await answer(text) })))
 * bot.onMessage('group', toMe({ words: ['小助手'] }, (event, context, { text }) => …))
 * ```
 */
export function toMe<Event extends MessageEvent, Found extends readonly unknown[], Return>(
  ...args:
    | [handler: FoundListener<Event, [ToMe, ...Found], Return | Promise<Return>>]
    | [
        options: ToMeOptions,
        handler: FoundListener<Event, [ToMe, ...Found], Return | Promise<Return>>,
      ]
): FoundListener<Event, Found, Promise<Return | undefined>> {
  const [options, handler] = args.length === 1 ? [{}, args[0]] : args
  return async (event, context, ...found) => {
    const me = await findMe(event, context, options)
    return me === undefined ? undefined : await handler(event, context, me, ...found)
  }
}

async function findMe(
  event: MessageEvent,
  context: HandlerContext,
  options: ToMeOptions,
): Promise<ToMe | undefined> {
  const { message } = event
  const quote = message.find(({ type }) => type === 'reply')
  const rest = trimMessage(
    message.filter((segment) => segment !== quote && !isMention(segment, event)),
  )
  const found = (by: ToMe['by'], segments = rest): ToMe => ({
    by,
    text: textOf(segments),
    segments,
  })
  if (message.some((segment) => isMention(segment, event))) return found('mention')
  if (event.message_type === 'private') {
    return options.private === false ? undefined : found('private')
  }
  const word = options.words?.find((word) => textOf(rest).startsWith(word))
  if (word !== undefined) return found('word', trimMessage(withoutStart(rest, word)))
  if (quote === undefined || options.quotes === false) return undefined
  return (await isMine(quote, event, context)) ? found('quote') : undefined
}

function withoutStart(segments: Segment[], word: string): Segment[] {
  const [first, ...rest] = segments
  if (first?.type !== 'text') return segments
  // 「小助手，你好」: what parts the word from the rest goes too.
  const text = first.data.text.slice(word.length).replace(/^[\s,，:：、!！]/, '')
  return [{ type: 'text', data: { text } }, ...rest]
}

async function isMine(
  quote: Segment,
  event: MessageEvent,
  { bot, signal }: HandlerContext,
): Promise<boolean> {
  const { id } = quote.data as { id?: string }
  if (id === undefined) return false
  try {
    const options = { selfId: event.self_id, signal }
    const { sender } = await bot.get_msg({ message_id: id }, options)
    return sameId(sender.user_id, event.self_id)
  } catch {
    return false
  }
}
