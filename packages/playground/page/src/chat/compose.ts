import { parseCqCode, type Segment } from '@cqhttp/core'
import { faceNamed } from './faces.ts'

/** Who is mentioned in a text, by the name that follows an @ in it. */
interface Mention {
  id: number | 'all'
  name: string
}

/** A picture to send, as a `data:` URL. */
export interface Attachment {
  url: string
  name: string
  /** In bytes. */
  size: number
}

/** What is being written. */
export interface Draft {
  text: string
  mentions: readonly Mention[]
  images: readonly Attachment[]
  /** The number of the message that it answers. */
  reply?: number | undefined
  /** Whether the text is CQ code. */
  cqCode: boolean
}

export const EMPTY: Draft = { text: '', mentions: [], images: [], cqCode: false }

/** With its brackets, in characters. */
const LONGEST_FACE = 40

/** The most bytes of one picture, and of all in a message. */
const IMAGE_LIMIT = 8 * 1024 * 1024
const MESSAGE_LIMIT = 16 * 1024 * 1024

export function isEmpty({ text, images }: Draft): boolean {
  return text.trim() === '' && images.length === 0
}

/** What a draft says; `replyId` is the id of the message that it answers. */
export function toSegments(draft: Draft, replyId: number | undefined): Segment[] {
  const { text, mentions, images, cqCode } = draft
  const said = text.trim() === '' ? '' : text.trimEnd()
  const segments: Segment[] = []
  if (replyId !== undefined) segments.push({ type: 'reply', data: { id: String(replyId) } })
  segments.push(...(cqCode ? parseCqCode(said) : readText(said, mentions)))
  for (const { url } of images) segments.push({ type: 'image', data: { file: url } })
  return segments
}

/** Makes segments of the faces, such as [微笑], and the mentions in a text. */
function readText(text: string, mentions: readonly Mention[]): Segment[] {
  const segments: Segment[] = []
  // If two names begin alike, the longer one is meant.
  const known = mentions.toSorted((a, b) => b.name.length - a.name.length)
  let written = 0
  const push = (at: number, end: number, segment: Segment): void => {
    if (at > written) segments.push({ type: 'text', data: { text: text.slice(written, at) } })
    segments.push(segment)
    written = end
  }
  for (let at = 0; at < text.length; at++) {
    if (at < written) continue
    if (text[at] === '@') {
      const mention = known.find(({ name }) => text.startsWith(name, at + 1))
      if (mention === undefined) continue
      const end = at + 1 + mention.name.length
      push(at, end, { type: 'at', data: { qq: String(mention.id) } })
    } else if (text[at] === '[') {
      // Not to the end of the text, for each bracket that nothing closes.
      const end = at + text.slice(at, at + LONGEST_FACE).indexOf(']')
      const face = end < at ? undefined : faceNamed(text.slice(at + 1, end))
      if (face !== undefined) push(at, end + 1, { type: 'face', data: { id: face.id } })
    }
  }
  if (written < text.length) segments.push({ type: 'text', data: { text: text.slice(written) } })
  return segments
}

/** What is typed between an @ and the caret, and where the @ is; undefined without an @. */
export function mentionQuery(
  text: string,
  caret: number,
): { at: number; query: string } | undefined {
  // After a letter or a digit it belongs to an e-mail address.
  const found = /(?<![\w.-])@([^\s@]{0,20})$/u.exec(text.slice(0, caret))
  if (found === null) return undefined
  return { at: found.index, query: found[1] ?? '' }
}

/** Why a file cannot be a picture in a message. */
export type AttachProblem = 'type' | 'size' | 'total'

export function checkImage(
  file: { type: string; size: number },
  images: readonly Attachment[],
): AttachProblem | undefined {
  if (!file.type.startsWith('image/')) return 'type'
  if (file.size > IMAGE_LIMIT) return 'size'
  const total = images.reduce((sum, { size }) => sum + size, file.size)
  return total > MESSAGE_LIMIT ? 'total' : undefined
}
