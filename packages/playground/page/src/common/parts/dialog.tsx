import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { IconButton } from './button.tsx'
import style from './dialog.module.css'

interface DialogProps {
  title: string
  onClose: () => void
  /** Whether it needs much room. */
  wide?: boolean
  children: ComponentChildren
  footer?: ComponentChildren
}

/** What is filled in first. */
const FIELDS = 'input, select, textarea'

/** A modal window; it is open for as long as it is rendered. */
export function Dialog({ title, onClose, wide = false, children, footer }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    // Rather than the button that closes it, which comes first.
    const first = dialog.current?.querySelector<HTMLElement>(FIELDS)
    first?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      class={style['dialog']}
      data-wide={wide ? '' : undefined}
      onClose={onClose}
      onClick={(event) => {
        // Everything else is inside another element, so this is the backdrop.
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div class={style['frame']}>
        <div class={style['header']}>
          <h2 id={id}>{title}</h2>
          <IconButton icon={X} label={t('close')} onClick={() => dialog.current?.close()} />
        </div>
        <div class={style['body']}>{children}</div>
        {footer !== undefined && <div class={style['footer']}>{footer}</div>}
      </div>
    </dialog>
  )
}
