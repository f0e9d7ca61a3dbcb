import { RotateCcw } from 'lucide-preact'
import { useId } from 'preact/hooks'
import type { JsonObject } from '@cqhttp/sandbox/tooling'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import style from './event-json.module.css'

interface EventJsonProps {
  event: JsonObject
  /** What was typed over it. */
  edited: string | undefined
  error: string | undefined
  onEdit: (text: string) => void
  onRevert: () => void
}

/** The event that the form makes, open to changes by hand. */
export function EventJson({ event, edited, error, onEdit, onRevert }: EventJsonProps) {
  const id = useId()
  return (
    <div class={style['json']}>
      <div class={style['bar']}>
        <label for={id}>{t('form.json')}</label>
        {edited !== undefined && (
          <Button look="quiet" icon={RotateCcw} onClick={onRevert}>
            {t('form.json.revert')}
          </Button>
        )}
      </div>
      <textarea
        id={id}
        class={`${control} ${style['text']}`}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        spellcheck={false}
        autocomplete="off"
        value={edited ?? JSON.stringify(event, null, 2)}
        onInput={(change) => onEdit(change.currentTarget.value)}
      />
      <p id={`${id}-hint`} class={style['hint']} data-wrong={error === undefined ? undefined : ''}>
        {error === undefined ? t('form.json.hint') : t('form.json.wrong', { reason: error })}
      </p>
    </div>
  )
}
