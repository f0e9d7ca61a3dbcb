import { RotateCcw } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { selectedExchange } from '../../state/navigation.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { closeDialog, openDialog } from './open-dialog.ts'

/** Asks whether to start over. */
export function ResetButton({ wide = false }: { wide?: boolean }) {
  const open = (): void => void (openDialog.value = 'reset')
  if (wide) {
    return (
      <Button look="quiet" icon={RotateCcw} onClick={open}>
        {t('reset.button')}
      </Button>
    )
  }
  return <IconButton icon={RotateCcw} label={t('reset.button')} onClick={open} />
}

export function ResetDialog() {
  const { act, error, isBusy } = useCommand()

  async function reset(): Promise<void> {
    const result = await act({ do: 'reset' })
    if (result.error !== undefined) return
    selectedExchange.value = undefined
    closeDialog()
  }

  return (
    <Dialog
      title={t('reset.title')}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>{t('cancel')}</Button>
          <Button look="danger" disabled={isBusy} onClick={() => void reset()}>
            {t('reset.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('reset.text')}</p>
      <ErrorLine error={error} />
    </Dialog>
  )
}
