import { type Id, type Segment, segment, type SendTarget } from '@cqhttp/core'
import { uploadFile } from '@cqhttp/core/files'
import { type ForwardNode, forwardNode, sendForward } from '@cqhttp/core/forward'
import { isRefused, isUnknownAction } from '../implementation.ts'
import type { CqhttpAdapterSettings } from '../options.ts'
import type { CqhttpThreadId } from '../thread-id.ts'
import { lengthOf, packBlocks } from './blocks.ts'
import { type SendableFile, toSendableFile } from './files.ts'
import type { Outgoing } from './postable.ts'

/** What goes along with a message. */
export interface SendOptions {
  /** The id of the message that it answers. */
  readonly quote?: string | undefined
  /** Whether `<@10001>` in the text becomes an at. */
  readonly mentions?: boolean | undefined
  /** The name that a merged forward shows. */
  readonly userName: string
}

/** The most messages of one merged forward. */
const MOST_NODES = 100

/** Sends what is posted, as as few messages as it takes. */
export class Sender {
  readonly #settings: CqhttpAdapterSettings

  constructor(settings: CqhttpAdapterSettings) {
    this.#settings = settings
  }

  /** @returns The ids of what was sent; none when there was nothing to say. */
  async send(
    thread: CqhttpThreadId,
    { text, blocks, files }: Outgoing,
    options: SendOptions,
  ): Promise<string[]> {
    const { maxFileSize } = this.#settings
    // All of them before the first message goes out: one of them may be unusable.
    const ready = await Promise.all(files.map((file) => toSendableFile(file, maxFileSize)))
    const inline = ready.flatMap((file) => (file.kind === 'inline' ? [file.segment] : []))
    const ids: string[] = []
    if (text.trim() !== '') {
      const length = lengthOf(text)
      if (length > this.#settings.forwardAbove) {
        ids.push(...(await this.#sendLong(thread, blocks, options)))
      } else {
        const texts = length <= this.#settings.maxLength ? [text] : this.#cut(blocks)
        ids.push(...(await this.#sendTexts(thread, texts, options, inline.splice(0))))
      }
    }
    if (inline.length > 0) ids.push(...(await this.#sendOne(thread, inline, options)))
    for (const file of ready) ids.push(...(await this.#sendFile(thread, file)))
    return ids
  }

  #cut(blocks: readonly string[]): string[] {
    return packBlocks(blocks, this.#settings.maxLength)
  }

  async #sendTexts(
    thread: CqhttpThreadId,
    texts: readonly string[],
    options: SendOptions,
    inline: readonly Segment[] = [],
  ): Promise<string[]> {
    const ids: string[] = []
    for (const [index, text] of texts.entries()) {
      const isLast = index === texts.length - 1
      const segments = options.mentions ? withMentions(text) : [segment.text(text)]
      const message = isLast ? [...segments, ...inline] : segments
      const quote = index === 0 ? options.quote : undefined
      ids.push(...(await this.#sendOne(thread, message, { ...options, quote })))
    }
    return ids
  }

  async #sendOne(
    thread: CqhttpThreadId,
    message: readonly Segment[],
    { quote }: SendOptions,
  ): Promise<string[]> {
    const segments = quote === undefined ? message : [segment.reply(quote), ...message]
    return readIds(await this.#settings.bot.send(toTarget(thread), segments))
  }

  /** As a merged forward; where that is refused, as messages. */
  async #sendLong(
    thread: CqhttpThreadId,
    blocks: readonly string[],
    options: SendOptions,
  ): Promise<string[]> {
    const { forwardAbove, maxLength } = this.#settings
    if (thread.type === 'discuss') return this.#sendTexts(thread, this.#cut(blocks), options)
    const size = Math.max(100, Math.min(maxLength, forwardAbove))
    const author = { user_id: thread.selfId, nickname: options.userName }
    const nodes = packBlocks(blocks, size).map((text) => forwardNode(author, [segment.text(text)]))
    const ids: string[] = []
    try {
      for (let start = 0; start < nodes.length; start += MOST_NODES) {
        ids.push(...(await this.#sendForward(thread, nodes.slice(start, start + MOST_NODES))))
      }
      return ids
    } catch (error) {
      if (ids.length > 0 || !(isRefused(error) || isUnknownAction(error))) throw error
      return this.#sendTexts(thread, this.#cut(blocks), options)
    }
  }

  async #sendForward(thread: CqhttpThreadId, nodes: readonly ForwardNode[]): Promise<string[]> {
    const { selfId } = thread
    return readIds(await sendForward(this.#settings.bot, toChat(thread), nodes, { selfId }))
  }

  async #sendFile(thread: CqhttpThreadId, sendable: SendableFile): Promise<string[]> {
    if (sendable.kind === 'inline') return []
    const { bot } = this.#settings
    if ('segment' in sendable) {
      return readIds(await bot.send(toTarget(thread), sendable.segment))
    }
    const { file, name } = sendable
    await uploadFile(bot, toChat(thread), file, { name, selfId: thread.selfId })
    // The implementations tell the id of the file, not of its message.
    return []
  }
}

/** What the ids of several messages are written as; they are parts of one post. */
export function joinIds(ids: readonly string[]): string {
  return ids.join(',')
}

export function splitIds(messageId: string): string[] {
  return messageId.split(',').filter((id) => id !== '')
}

function toTarget({ selfId, type, id, throughGroup }: CqhttpThreadId): SendTarget {
  const from = { self_id: selfId, message_type: type }
  switch (type) {
    case 'private':
      return {
        ...from,
        user_id: id,
        ...(throughGroup === undefined ? {} : { group_id: throughGroup }),
      }
    case 'group':
      return { ...from, group_id: id }
    case 'discuss':
      return { ...from, discuss_id: id }
  }
}

/** A chat, for what is not a message. */
function toChat({ type, id }: CqhttpThreadId): { group_id: string } | { user_id: string } {
  return type === 'group' ? { group_id: id } : { user_id: id }
}

function withMentions(text: string): Segment[] {
  // With a capturing group, every second part is an id.
  return text
    .split(/<@(\d{1,20})>/)
    .map((part, index) => (index % 2 === 0 ? segment.text(part) : segment.at(part)))
    .filter((item) => item.type !== 'text' || item.data.text !== '')
}

function readIds(result: unknown): string[] {
  const { message_id: id } = (result ?? {}) as { message_id?: Id }
  return id === undefined || id === null ? [] : [String(id)]
}
