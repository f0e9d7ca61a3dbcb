import type { Bot, Id, MessageEvent, Segment, SegmentOf } from '@cqhttp/core'
import { readForwardNodes } from '@cqhttp/core/forward'
import { type LoadedPicture, loadPicture, type Picture, toPicture } from './picture.ts'
import { readMessage } from './quoted.ts'
import { segmentText } from './segment-text.ts'

export { quoted, type QuotedOptions } from './quoted.ts'
export { segmentText } from './segment-text.ts'
export type { LoadedPicture, Picture } from './picture.ts'

/** How much of a message is unfolded; what goes beyond is left out, and {@link Unfolded.cut} says so. */
export interface UnfoldLimits {
  /** How many levels of quotes and forwards; default 3. With 0, the message alone. */
  readonly depth?: number | undefined
  /** How many messages in all, and as many calls of the API at the most; default 50. */
  readonly messages?: number | undefined
  /** How many characters of text in all; default 10 000. */
  readonly text?: number | undefined
  /** How many pictures in all; default 10. */
  readonly pictures?: number | undefined
  /**
   * How many bytes of pictures are fetched in all, as `base64`, from the addresses that the
   * implementation gives; default 0: none, only the addresses are given.
   */
  readonly bytes?: number | undefined
  /** Ends calls and downloads: what is there by then is the result. */
  readonly signal?: AbortSignal | undefined
}

/** Why something is missing: a limit, a message that contains itself, or what could not be read. */
export type UnfoldCut =
  | 'depth'
  | 'messages'
  | 'text'
  | 'pictures'
  | 'bytes'
  | 'cycle'
  | 'unreadable'

/** A message as plain data. */
export interface UnfoldedMessage {
  /** The id of the author; `''` when it is not known. */
  readonly userId: string
  /** The name of the author: the card in the group, else the nickname; `''` when it is not known. */
  readonly name: string
  /** When it was said, in seconds since 1970. */
  readonly time: number | undefined
  /** Its text, with a mark for each segment of another kind, such as `[图片]`. */
  readonly text: string
  /** Its pictures, in the order of the marks. */
  readonly pictures: readonly (Picture | LoadedPicture)[]
  /** The message that it replies to. */
  readonly quote: UnfoldedMessage | undefined
  /** The messages of each merged-forward record in it. */
  readonly forwards: readonly (readonly UnfoldedMessage[])[]
}

/** A message with what it quotes and forwards. */
export interface Unfolded extends UnfoldedMessage {
  /** What was left out anywhere in it, and why; empty when it is complete. */
  readonly cut: readonly UnfoldCut[]
}

interface Source {
  readonly userId?: Id | undefined
  readonly name?: string | undefined
  readonly time?: number | undefined
  readonly segments: readonly Segment[]
}

/**
 * Makes plain data of a message, what it quotes and what it forwards, for prompts and logs: the same
 * on all implementations, and never more than the limits, whatever was sent.
 *
 * What cannot be read is left out, so it does not reject.
 *
 * @example
 * ```ts
 * bot.onMessage(toMe(async (event, { bot, signal }) => {
 *   const message = await unfold(event, bot, { messages: 20, signal })
 *   return { reply: await ask(formatUnfolded(message)) }
 * }))
 * ```
 */
export async function unfold(
  event: MessageEvent,
  bot: Bot,
  limits: UnfoldLimits = {},
): Promise<Unfolded> {
  const { depth: deepest = 3, signal } = limits
  const left = {
    messages: limits.messages ?? 50,
    text: limits.text ?? 10_000,
    pictures: limits.pictures ?? 10,
    bytes: limits.bytes ?? 0,
  }
  const cut = new Set<UnfoldCut>()
  const options = { selfId: event.self_id, signal }
  /** What is being unfolded: something in it that is the same would never end. */
  const open = new Set<string>()

  /** Takes one of what is left. */
  function take(what: 'messages' | 'pictures'): boolean {
    left[what]--
    if (left[what] >= 0) return true
    cut.add(what)
    return false
  }

  function takeText(text: string): string {
    if (text.length <= left.text) {
      left.text -= text.length
      return text
    }
    cut.add('text')
    const kept = text.slice(0, left.text)
    left.text = 0
    // Half of a character is none.
    return kept.isWellFormed() ? kept : kept.slice(0, -1)
  }

  /** Reads what is a level deeper, when that is allowed; undefined when there is nothing. */
  async function enter<Result>(
    key: string | undefined,
    depth: number,
    read: () => Promise<Result | undefined>,
  ): Promise<Result | undefined> {
    if (key !== undefined && open.has(key)) cut.add('cycle')
    else if (depth >= deepest) cut.add('depth')
    else if (take('messages')) {
      if (key !== undefined) open.add(key)
      const result = signal?.aborted ? undefined : await read().catch(() => undefined)
      if (key !== undefined) open.delete(key)
      if (result !== undefined) return result
      cut.add('unreadable')
    }
    return undefined
  }

  const unfoldQuote = (
    { id, qq, text }: { id: string; qq?: string; text?: string },
    depth: number,
  ): Promise<UnfoldedMessage | undefined> =>
    enter(`message ${id}`, depth, async () => {
      const info = await readMessage(id, event, bot, options).catch(() => undefined)
      // go-cqhttp tells what was said, if it is told to.
      if (info === undefined && !text) return undefined
      const source: Source =
        info === undefined
          ? { userId: qq, segments: [{ type: 'text', data: { text: text ?? '' } }] }
          : {
              userId: info.sender?.user_id ?? info.user_id,
              name: nameOf(info.sender),
              time: info.time,
              segments: info.message,
            }
      return unfoldOne(source, depth + 1)
    })

  const unfoldForward = (
    forward: SegmentOf<'forward'>,
    depth: number,
  ): Promise<UnfoldedMessage[] | undefined> => {
    const { id, content } = forward.data
    // What holds its messages cannot hold itself.
    return enter(content === undefined ? `forward ${id}` : undefined, depth, async () => {
      const nodes = await readForwardNodes(bot, forward, options)
      const messages: UnfoldedMessage[] = []
      for (const node of nodes) {
        if (!take('messages')) break
        const { user_id: userId, nickname: name, time, content: segments } = node.data
        const source = { userId, name, time: time === undefined ? time : Number(time), segments }
        messages.push(await unfoldOne(source, depth + 1))
      }
      return messages
    })
  }

  async function load(data: { file: string; url?: string }): Promise<Picture | LoadedPicture> {
    if (!limits.bytes) return toPicture(data)
    const loaded = await loadPicture(data, left.bytes, bot, options)
    left.bytes -= loaded.size
    if (loaded.cut !== undefined) cut.add(loaded.cut)
    return loaded.picture
  }

  async function unfoldOne(
    { userId = '', name = '', time, segments }: Source,
    depth: number,
  ): Promise<UnfoldedMessage> {
    let text = ''
    const pictures: (Picture | LoadedPicture)[] = []
    let quote: UnfoldedMessage | undefined
    const forwards: UnfoldedMessage[][] = []
    // Its own text first: what it quotes may use up what is left.
    for (const segment of segments) {
      if (segment.type !== 'reply') text += takeText(segmentText(segment))
      if (left.text === 0 && cut.has('text')) break
    }
    for (const segment of segments) {
      if (segment.type === 'image') {
        if (take('pictures')) pictures.push(await load(segment.data))
      } else if (segment.type === 'reply') {
        quote ??= await unfoldQuote(segment.data, depth)
      } else if (segment.type === 'forward') {
        const forward = await unfoldForward(segment, depth)
        if (forward !== undefined) forwards.push(forward)
      }
    }
    return {
      userId: shorten(String(userId ?? '')),
      name: shorten(name),
      time,
      // Stores and APIs refuse halves of characters, which whoever sent it may have put in.
      text: text.trim().toWellFormed(),
      pictures,
      quote,
      forwards,
    }
  }

  const { user_id: userId, sender, time, message: segments } = event
  if (event.message_id !== undefined) open.add(`message ${event.message_id}`)
  const unfolded = await unfoldOne({ userId, name: nameOf(sender), time, segments }, 0)
  return { ...unfolded, cut: [...cut] }
}

function nameOf(sender: unknown): string {
  const { card, nickname } = (sender ?? {}) as { card?: string | null; nickname?: string | null }
  return card || nickname || ''
}

/** Ids and names of forwarded messages are as whoever made them wrote them. */
function shorten(text: string): string {
  return Array.from(text.slice(0, 128)).slice(0, 64).join('')
}

/**
 * An unfolded message as text: `name: text` for each message, what it quotes before it with `> ` in
 * front of each line, and what it forwards after it, indented.
 */
export function formatUnfolded(message: UnfoldedMessage): string {
  const { name, userId, text, quote, forwards } = message
  const lines: string[] = []
  const add = (prefix: string, part: string): void => {
    for (const line of part.split('\n')) lines.push(prefix + line)
  }
  if (quote !== undefined) add('> ', formatUnfolded(quote))
  // No line of a message can pass for another message.
  add('', `${(name || userId).replace(/\s+/g, ' ')}: ${text.replace(/\r?\n|\r/g, '\n  ')}`)
  for (const forward of forwards) for (const part of forward) add('    ', formatUnfolded(part))
  return lines.join('\n')
}
