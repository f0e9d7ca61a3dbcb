import {
  type AdapterPostableMessage,
  type Attachment,
  convertEmojiPlaceholders,
  type FileUpload,
} from 'chat'
import type { PlainTextConverter } from './markdown.ts'

/** A message to be sent: its text in blocks that stay whole, and its files. */
export interface Outgoing {
  /** Of raw text, one block each paragraph. */
  readonly blocks: readonly string[]
  /** All of the text, as it is sent when it fits into one message. */
  readonly text: string
  readonly files: readonly (FileUpload | Attachment)[]
}

/**
 * Reads what is posted.
 *
 * @throws TypeError when it is nothing that can be posted.
 */
export function toOutgoing(
  message: AdapterPostableMessage,
  converter: PlainTextConverter,
): Outgoing {
  const { blocks, text } = readText(message, converter)
  return {
    blocks: blocks.map(withEmoji),
    text: withEmoji(text),
    files: typeof message === 'string' ? [] : filesOf(message),
  }
}

/** What a piece of a stream says. */
export function markdownToOutgoing(markdown: string, converter: PlainTextConverter): Outgoing {
  const blocks = converter.markdownToBlocks(markdown).map(withEmoji)
  return { blocks, text: blocks.join('\n\n'), files: [] }
}

function readText(
  message: AdapterPostableMessage,
  converter: PlainTextConverter,
): Pick<Outgoing, 'blocks' | 'text'> {
  if (typeof message === 'string') return raw(message)
  if ('raw' in message) return raw(message.raw)
  if ('markdown' in message) return joined(converter.markdownToBlocks(message.markdown))
  if ('ast' in message) return joined(converter.toBlocks(message.ast))
  if ('card' in message) {
    return message.fallbackText === undefined
      ? joined(converter.cardToBlocks(message.card))
      : raw(message.fallbackText)
  }
  if ('type' in message && message.type === 'card') return joined(converter.cardToBlocks(message))
  throw new TypeError(
    'a message must be a string, { markdown }, { ast }, { raw } or a card; see the docs of the Chat SDK',
  )
}

function raw(text: string): Pick<Outgoing, 'blocks' | 'text'> {
  if (typeof text !== 'string') {
    throw new TypeError(`the text of a message must be a string, but it is ${typeof text}`)
  }
  return { text, blocks: text.split('\n\n') }
}

function joined(blocks: string[]): Pick<Outgoing, 'blocks' | 'text'> {
  return { blocks, text: blocks.join('\n\n') }
}

function filesOf(message: object): (FileUpload | Attachment)[] {
  const { files = [], attachments = [] } = message as {
    files?: FileUpload[]
    attachments?: Attachment[]
  }
  return [...files, ...attachments]
}

function withEmoji(text: string): string {
  return convertEmojiPlaceholders(text, 'gchat')
}
