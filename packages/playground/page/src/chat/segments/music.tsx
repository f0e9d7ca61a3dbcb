import { Music } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { mediaUrl, webUrl } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import { AttachedCard } from './attached-card.tsx'
import type { SegmentProps } from './segment-props.ts'

const SERVICES = {
  qq: 'segment.music.qq',
  163: 'segment.music.163',
  xm: 'segment.music.xm',
} as const

export function MusicSegment({ data }: SegmentProps) {
  const type = read(data, 'type')
  const service = Object.hasOwn(SERVICES, type)
    ? SERVICES[type as keyof typeof SERVICES]
    : undefined
  return (
    <AttachedCard
      icon={Music}
      title={read(data, 'title') || t('segment.song', { id: read(data, 'id') })}
      text={read(data, 'content')}
      kind={t(service ?? 'kind.music')}
      picture={mediaUrl('image', data['image'])}
      href={webUrl(data['url'])}
    />
  )
}
