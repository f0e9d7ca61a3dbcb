import { CalendarPlus } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { openDialog } from './open-dialog.ts'

/** Opens the form of events. */
export function RaiseButton({ small = false }: { small?: boolean }) {
  const open = (): void => void (openDialog.value = 'event')
  if (small) return <IconButton icon={CalendarPlus} label={t('raise.button')} onClick={open} />
  return (
    <Button look="primary" icon={CalendarPlus} onClick={open}>
      {t('raise.button')}
    </Button>
  )
}
