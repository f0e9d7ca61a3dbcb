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
    title: 'form.share',
    fields: [
      { name: 'url', label: 'form.url', value: 'https://example.com/', required: true, ...ADDRESS },
      { name: 'title', label: 'form.title', value: 'Example Domain', required: true },
      { name: 'content', label: 'form.content', value: '' },
      { name: 'image', label: 'form.image', value: '', ...ADDRESS },
    ],
  },
  music: {
    title: 'form.music',
    fields: [
      {
        name: 'type',
        label: 'form.service',
        value: '163',
        options: [
          { value: '163', label: 'segment.music.163' },
          { value: 'qq', label: 'segment.music.qq' },
          { value: 'xm', label: 'segment.music.xm' },
          { value: 'custom', label: 'form.custom' },
        ],
      },
      {
        name: 'id',
        label: 'form.song',
        value: '28949129',
        required: true,
        isAsked: (values) => !isCustom(values),
      },
      {
        name: 'url',
        label: 'form.url',
        value: 'https://example.com/',
        required: true,
        ...ADDRESS,
        isAsked: isCustom,
      },
      {
        name: 'audio',
        label: 'form.audio',
        value: 'https://example.com/song.mp3',
        required: true,
        ...ADDRESS,
        isAsked: isCustom,
      },
      { name: 'title', label: 'form.title', value: '', required: true, isAsked: isCustom },
      { name: 'content', label: 'form.content', value: '', isAsked: isCustom },
    ],
  },
  location: {
    title: 'form.location',
    fields: [
      { name: 'lat', label: 'form.latitude', value: '39.9087', ...NUMBER },
      { name: 'lon', label: 'form.longitude', value: '116.3975', ...NUMBER },
      { name: 'title', label: 'form.title', value: '天安门' },
      { name: 'content', label: 'form.content', value: '北京市东城区' },
    ],
  },
  contact: {
    title: 'form.contact',
    fields: [
      {
        name: 'type',
        label: 'form.kind',
        value: 'qq',
        options: [
          { value: 'qq', label: 'form.person' },
          { value: 'group', label: 'form.group' },
        ],
      },
      { name: 'id', label: 'form.number', value: '', required: true, pattern: '\\d+' },
    ],
  },
  json: {
    title: 'form.json',
    fields: [
      {
        name: 'data',
        label: 'form.data',
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
