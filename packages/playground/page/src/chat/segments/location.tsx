import { MapPin } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { read } from '../segment-data.ts'
import { AttachedCard } from './attached-card.tsx'
import type { SegmentProps } from './segment-props.ts'

export function LocationSegment({ data }: SegmentProps) {
  const place = `${read(data, 'lat')}, ${read(data, 'lon')}`
  return (
    <AttachedCard
      icon={MapPin}
      title={read(data, 'title') || place}
      text={read(data, 'content') || place}
      kind={t('segment.location')}
    />
  )
}
