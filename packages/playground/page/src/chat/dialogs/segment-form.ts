import type { Segment } from '@cqhttp/core'
import type { TextKey } from '../../i18n/en.ts'

/** A line of a form: a field of the data of a segment. */
export interface SegmentField {
  name: string
  label: TextKey
  /** What stands in it at first. */
  value: string
  required?: boolean
  pattern?: string
  inputMode?: 'url'
  /** Left out, it is a line of text. */
  options?: readonly { value: string; label: TextKey }[]
  /** Whether it is asked for, given what the others say. */
  isAsked?: (values: Readonly<Record<string, string>>) => boolean
}

export type FormKind = 'share' | 'music' | 'location' | 'contact' | 'json'

const ADDRESS = { inputMode: 'url', pattern: 'https?://.+' } as const
const NUMBER = { required: true, pattern: '-?\\d+(\\.\\d+)?' }
const isCustom = ({ type }: Readonly<Record<string, string>>): boolean => type === 'custom'

/** What the forms ask for. */
export const segmentForms: Readonly<
  Record<FormKind, { title: TextKey; fields: readonly SegmentField[] }>
> = {
  share: {
    title: 'card.share',
    fields: [
      { name: 'url', label: 'card.url', value: 'https://example.com/', required: true, ...ADDRESS },
      { name: 'title', label: 'card.title', value: 'Example Domain', required: true },
      { name: 'content', label: 'card.content', value: '' },
      { name: 'image', label: 'card.image', value: '', ...ADDRESS },
    ],
  },
  music: {
    title: 'card.music',
    fields: [
      {
        name: 'type',
        label: 'card.service',
        value: '163',
        options: [
          { value: '163', label: 'segment.music.163' },
          { value: 'qq', label: 'segment.music.qq' },
          { value: 'xm', label: 'segment.music.xm' },
          { value: 'custom', label: 'card.custom' },
        ],
      },
      {
        name: 'id',
        label: 'card.song',
        value: '28949129',
        required: true,
        isAsked: (values) => !isCustom(values),
      },
      {
        name: 'url',
        label: 'card.url',
        value: 'https://example.com/',
        required: true,
        ...ADDRESS,
        isAsked: isCustom,
      },
      {
        name: 'audio',
        label: 'card.audio',
        value: 'https://example.com/song.mp3',
        required: true,
        ...ADDRESS,
        isAsked: isCustom,
      },
      { name: 'title', label: 'card.title', value: '', required: true, isAsked: isCustom },
      { name: 'content', label: 'card.content', value: '', isAsked: isCustom },
    ],
  },
  location: {
    title: 'card.location',
    fields: [
      { name: 'lat', label: 'card.latitude', value: '39.9087', ...NUMBER },
      { name: 'lon', label: 'card.longitude', value: '116.3975', ...NUMBER },
      { name: 'title', label: 'card.title', value: '天安门' },
      { name: 'content', label: 'card.content', value: '北京市东城区' },
    ],
  },
  contact: {
    title: 'card.contact',
    fields: [
      {
        name: 'type',
        label: 'card.kind',
        value: 'qq',
        options: [
          { value: 'qq', label: 'card.person' },
          { value: 'group', label: 'card.group' },
        ],
      },
      { name: 'id', label: 'card.number', value: '', required: true, pattern: '\\d+' },
    ],
  },
  json: {
    title: 'card.json',
    fields: [
      {
        name: 'data',
        label: 'card.data',
        value: '{"app":"com.tencent.structmsg","prompt":"[分享] cqhttp"}',
        required: true,
      },
    ],
  },
}

/** The fields that are asked for now. */
export function askedFields(
  kind: FormKind,
  values: Readonly<Record<string, string>>,
): readonly SegmentField[] {
  return segmentForms[kind].fields.filter(({ isAsked }) => isAsked === undefined || isAsked(values))
}

/** The segment that a form describes; what was left empty is left out. */
export function toSegment(kind: FormKind, values: Readonly<Record<string, string>>): Segment {
  const data = askedFields(kind, values)
    .map(({ name }) => [name, values[name]?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '')
  return { type: kind, data: Object.fromEntries(data) } as Segment
}
