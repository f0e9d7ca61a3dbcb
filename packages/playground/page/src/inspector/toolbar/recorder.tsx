import { Circle, FileCode2, Square } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { openDialog } from './open-dialog.ts'
import style from './recorder.module.css'

interface RecordButtonProps {
  /** Undefined while nothing is recorded. */
  onlyActive?: boolean
}

/** Begins and ends a recording. */
export function RecordButton({ onlyActive = false }: RecordButtonProps) {
  const { act, error, isBusy } = useCommand()
  const { value: known } = session
  if (known === undefined) return null
  const { active, steps } = known.recording
  if (onlyActive && !active) return null
  const toggle = async (): Promise<void> => {
    const result = await act({ do: 'record', active: !active })
    if (active && result.error === undefined && steps > 0) openDialog.value = 'export'
  }
  return (
    <>
      <button
        type="button"
        class={style['record']}
        data-short={onlyActive ? '' : undefined}
        aria-pressed={active}
        aria-label={active ? t('record.active', { steps }) : t('record.hint')}
        title={active ? t('record.active', { steps }) : t('record.hint')}
        disabled={isBusy}
        onClick={() => void toggle()}
      >
        {active ? (
          <Square size={12} fill="currentColor" aria-hidden="true" />
        ) : (
          <Circle size={12} fill="currentColor" aria-hidden="true" />
        )}
        <span class={style['word']}>{t(active ? 'record.stop' : 'record.start')}</span>
        {active && <span class={style['steps']}>{steps}</span>}
      </button>
      {error !== undefined && (
        <div class={style['error']}>
          <ErrorLine error={error} />
        </div>
      )}
    </>
  )
}

/** Opens what writes the test. */
export function ExportButton({ wide = false }: { wide?: boolean }) {
  const { value: known } = session
  const isEmpty = known === undefined || known.recording.steps === 0
  const common = { disabled: isEmpty, onClick: () => void (openDialog.value = 'export') }
  if (wide) {
    return (
      <Button look="quiet" icon={FileCode2} {...common}>
        {t('export.button')}
      </Button>
    )
  }
  return (
    <IconButton
      icon={FileCode2}
      label={isEmpty ? `${t('export.button')} – ${t('export.empty')}` : t('export.button')}
      {...common}
    />
  )
}
