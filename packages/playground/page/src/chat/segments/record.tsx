import { AudioLines, Pause, Play } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { mediaUrl } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import { fileName } from './image.tsx'
import type { SegmentProps } from './segment-props.ts'
import style from './media.module.css'

export function RecordSegment({ data }: SegmentProps) {
  const url = mediaUrl('audio', data['url'], data['file'])
  const name = fileName(read(data, 'file') || read(data, 'url'))
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const [seconds, setSeconds] = useState<number>()

  if (url === undefined || isBroken) {
    return (
      <span class={style['sound']} role="img" aria-label={t('segment.noSound', { name })}>
        <AudioLines size={18} aria-hidden="true" />
        <span class={style['name']}>{name}</span>
      </span>
    )
  }

  function toggle(): void {
    if (isPlaying) audio.current?.pause()
    else audio.current?.play().catch(() => setBroken(true))
  }

  const Icon = isPlaying ? Pause : Play
  return (
    <span class={style['sound']}>
      <button
        type="button"
        class={style['play']}
        aria-label={t(isPlaying ? 'segment.pause' : 'segment.play')}
        onClick={toggle}
      >
        <Icon size={16} aria-hidden="true" />
      </button>
      <AudioLines size={20} aria-hidden="true" />
      {seconds !== undefined && <span>{`${seconds}″`}</span>}
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onLoadedMetadata={() => {
          const { duration = 0 } = audio.current ?? {}
          if (Number.isFinite(duration)) setSeconds(Math.ceil(duration))
        }}
      />
    </span>
  )
}
