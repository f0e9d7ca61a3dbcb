import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Button } from '../../common/parts/button.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { t } from '../../i18n/i18n.ts'
import style from './form.module.css'

interface FormDialogProps {
  title: string
  /** The text of the button that submits. */
  submit: string
  isComplete?: boolean
  error?: string | undefined
  onSubmit: () => unknown
  onClose: () => void
  children: ComponentChildren
}

/** Asks for what a command needs. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, isComplete = true, error, onSubmit, onClose, children } = props
  const form = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={!isComplete}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        class={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit()
        }}
      >
        {children}
        <ErrorLine error={error} />
      </form>
    </Dialog>
  )
}
