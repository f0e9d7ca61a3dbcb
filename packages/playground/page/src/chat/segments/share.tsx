import { Link } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { mediaUrl, webUrl } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import { AttachedCard } from './attached-card.tsx'
import type { SegmentProps } from './segment-props.ts'

export function ShareSegment({ data }: SegmentProps) {
  const url = read(data, 'url')
  return (
    <AttachedCard
      icon={Link}
      title={read(data, 'title') || url}
      text={read(data, 'content') || url}
      kind={t('kind.share')}
      picture={mediaUrl('image', data['image'])}
      href={webUrl(url)}
    />
  )
}
