import { X } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { setDraft } from '../chat-state.ts'
import type { Attachment } from '../compose.ts'
import style from './attachments.module.css'

interface AttachmentsProps {
  chatKey: string
  images: readonly Attachment[]
}

/** The pictures of the message that is being written. */
export function Attachments({ chatKey, images }: AttachmentsProps) {
  if (images.length === 0) return null
  return (
    <ul class={style['images']}>
      {images.map((image, index) => (
        <li key={index} class={style['image']}>
          <img src={image.url} alt={image.name} />
          <button
            type="button"
            aria-label={t('composer.removeImage', { name: image.name })}
            onClick={() => setDraft(chatKey, { images: images.filter((one) => one !== image) })}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
