import { X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import style from './image-dialog.module.css'

interface ImageDialogProps {
  url: string
  name: string
  onClose: () => void
}

/** A picture as large as it can be. */
export function ImageDialog({ url, name, onClose }: ImageDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={style['dialog']}
      aria-label={name}
      onClose={onClose}
      onClick={(event) => {
        if (!(event.target instanceof HTMLImageElement)) dialog.current?.close()
      }}
    >
      <img src={url} alt={name} />
      <button type="button" class={style['close']} aria-label={t('close')} title={t('close')}>
        <X size={22} aria-hidden="true" />
      </button>
    </dialog>
  )
}
