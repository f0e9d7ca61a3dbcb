import { type Id, sameId, type Segment } from '@cqhttp/core'
import { nameOfFace } from '../reactions/faces.ts'

/** What a message says, apart from its files. */
export interface Content {
  /** Its text, without the at of the account. */
  readonly text: string
  /** Whether there is an at of the account. */
  readonly isAt: boolean
  /** The id of the message that it quotes. */
  readonly quote: string | undefined
}

/** What the text says for what cannot be text. */
const PLACEHOLDERS: Record<string, string> = {
  forward: '[聊天记录]',
  json: '[卡片]',
  xml: '[卡片]',
  share: '[链接]',
  location: '[位置]',
  contact: '[名片]',
  music: '[音乐]',
  mface: '[表情]',
  dice: '[骰子]',
  rps: '[猜拳]',
  poke: '[戳一戳]',
}

export function readContent(segments: readonly Segment[], selfId: Id): Content {
  let text = ''
  let isAt = false
  let quote: string | undefined
  for (const segment of segments) {
    if (segment.type === 'at' && sameId(segment.data.qq, selfId)) isAt = true
    else if (segment.type === 'reply') quote ??= readId(segment.data.id)
    else text += textOf(segment)
  }
  return { text: text.trim(), isAt, quote }
}

function textOf(segment: Segment): string {
  switch (segment.type) {
    case 'text':
      return String(segment.data.text ?? '')
    case 'at': {
      const { qq, name } = segment.data as { qq?: unknown; name?: unknown }
      if (qq === 'all') return '@全体成员'
      return `@${String(name || qq).replace(/^@/, '')}`
    }
    case 'face':
      return nameOfFace(String(segment.data.id))
    default:
      return PLACEHOLDERS[segment.type] ?? ''
  }
}

function readId(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}
