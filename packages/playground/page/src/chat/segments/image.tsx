import { ImageOff, Zap } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { openModal } from '../../common/modals.tsx'
import { t } from '../../i18n/i18n.ts'
import { ImageDialog } from '../dialogs/image-dialog.tsx'
import { mediaUrl } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './media.module.css'

export function ImageSegment({ data }: SegmentProps) {
  const url = mediaUrl('image', data['url'], data['file'])
  const isFlash = read(data, 'type') === 'flash'
  const name = fileName(read(data, 'file') || read(data, 'url'))
  const [failed, setFailed] = useState<string>()
  const [isSeen, setSeen] = useState(!isFlash)

  if (url === undefined || failed === url) {
    return (
      <span class={style['missing']} role="img" aria-label={t('segment.noImage', { name })}>
        <ImageOff size={20} aria-hidden="true" />
        <span class={style['name']}>{name}</span>
      </span>
    )
  }
  if (!isSeen) {
    return (
      <button type="button" class={style['flash']} onClick={() => setSeen(true)}>
        <Zap size={26} aria-hidden="true" />
        {t('segment.reveal')}
      </button>
    )
  }
  return (
    <button
      type="button"
      class={style['image']}
      aria-label={t('segment.openImage', { name })}
      onClick={() => openModal((close) => <ImageDialog url={url} name={name} onClose={close} />)}
    >
      <img src={url} alt={name} loading="lazy" onError={() => setFailed(url)} />
    </button>
  )
}

/** The last part of an address or a path; for a `data:` URL the kind of medium, not its data. */
export function fileName(source: string): string {
  const [, kind] = /^(?:data:(\w+)|base64:)/.exec(source) ?? []
  if (kind !== undefined || source.startsWith('base64:')) return kind ?? 'base64'
  return (
    source
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((part) => part !== '') ?? source
  )
}
