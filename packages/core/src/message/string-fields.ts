import { isObject } from '../base/value.ts'
import type { SegmentData, SegmentType } from './segment.ts'

type KeyOf<Data> = Data extends unknown ? keyof Data : never

type Fields = {
  readonly [Type in Exclude<SegmentType, 'rps' | 'dice' | 'shake'>]: readonly KeyOf<
    SegmentData[Type]
  >[]
}

const ID = ['id'] as const
const MEDIA = ['file', 'url', 'cache', 'proxy', 'timeout'] as const

/**
 * The fields that the standard has as strings; `uin` and `name` are other names for those of nodes.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md
 */
const FIELDS: Fields = {
  text: ['text'],
  face: ID,
  image: [...MEDIA, 'type'],
  record: [...MEDIA, 'magic'],
  video: MEDIA,
  at: ['qq'],
  poke: ['type', 'id', 'name'],
  anonymous: ['ignore'],
  share: ['url', 'title', 'content', 'image'],
  contact: ['type', 'id'],
  location: ['lat', 'lon', 'title', 'content'],
  music: ['type', 'id', 'url', 'audio', 'title', 'content', 'image'],
  reply: ID,
  forward: ID,
  node: ['id', 'user_id', 'nickname', 'uin', 'name'],
  xml: ['data'],
  json: ['data'],
  emoji: ID,
}

/** A `Map`, since types come from outside and may be `constructor`. */
const STRING_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(FIELDS))

/**
 * The data of a segment with strings where the standard has them, whichever way it goes: handlers
 * call string methods on them, and Lagrange refuses numbers. Everything else stays as it is, since
 * NapCat and LLBot compare their own fields with numbers. The object itself when nothing changes.
 */
export function withStrings(type: string, data: Record<string, unknown>): Record<string, unknown> {
  let strings = data
  for (const name of STRING_FIELDS.get(type) ?? []) {
    const value = data[name]
    if (typeof value === 'string' || value === undefined) continue
    if (strings === data) strings = { ...data }
    if (value === null) delete strings[name]
    else strings[name] = toText(value)
  }
  return strings
}

function toText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return isObject(value) ? JSON.stringify(value) : String(value)
}
