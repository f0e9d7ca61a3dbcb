import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Button } from '../../common/parts/button.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { t } from '../../i18n/i18n.ts'
import style from './form.module.css'

interface FormDialogProps {
  title: string
  isComplete: boolean
  error: string | undefined
  onCreate: () => Promise<void>
  onClose: () => void
  children: ComponentChildren
}

/** Asks for what somebody or something new is made of. */
export function FormDialog(props: FormDialogProps) {
  const { title, isComplete, error, onCreate, onClose, children } = props
  const form = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={!isComplete}>
            {t('chat.create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        class={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void onCreate()
        }}
      >
        {children}
        <ErrorLine error={error} />
      </form>
    </Dialog>
  )
}
