import { Video } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { mediaUrl } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import { fileName } from './image.tsx'
import type { SegmentProps } from './segment-props.ts'
import style from './media.module.css'

export function VideoSegment({ data }: SegmentProps) {
  const url = mediaUrl('video', data['url'], data['file'])
  const name = fileName(read(data, 'file') || read(data, 'url'))
  const [isBroken, setBroken] = useState(false)
  if (url === undefined || isBroken) {
    return (
      <span class={style['missing']} role="img" aria-label={t('segment.noVideo', { name })}>
        <Video size={20} aria-hidden="true" />
        <span class={style['name']}>{name}</span>
      </span>
    )
  }
  return (
    <video
      class={style['video']}
      src={url}
      controls
      preload="metadata"
      aria-label={name}
      onError={() => setBroken(true)}
    />
  )
}
