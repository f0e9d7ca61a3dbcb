import { useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { SelectField } from '../../common/parts/select-field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import type { ChatId } from '../../state/navigation.ts'
import { say } from '../composer/send.ts'
import { FormDialog } from './form-dialog.tsx'
import { askedFields, type FormKind, segmentForms, toSegment } from './segment-form.ts'

interface SegmentDialogProps {
  kind: FormKind
  chat: ChatId
  /** What stands in the form in place of its own words. */
  given?: Readonly<Record<string, string>>
  onClose: () => void
}

/** Asks what a card is to show, and sends it. */
export function SegmentDialog({ kind, chat, given = {}, onClose }: SegmentDialogProps) {
  const { title, fields } = segmentForms[kind]
  const [values, setValues] = useState<Record<string, string>>(() => ({
    ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    ...given,
  }))
  const [error, setError] = useState<string>()
  const asked = askedFields(kind, values)

  async function send(): Promise<void> {
    const result = await say(chat, [toSegment(kind, values)])
    if (result?.error === undefined) onClose()
    else setError(result.error)
  }

  return (
    <FormDialog
      title={t(title)}
      submit={t('composer.send')}
      isComplete={asked.every(({ name, required }) => !required || values[name]?.trim() !== '')}
      error={error}
      onSubmit={send}
      onClose={onClose}
    >
      {asked.map(({ name, label, options, required = false, pattern, inputMode }) => {
        const set = (value: string): void => setValues((known) => ({ ...known, [name]: value }))
        const value = values[name] ?? ''
        return options === undefined ? (
          <TextField
            key={name}
            label={t(label)}
            required={required}
            {...(pattern === undefined ? {} : { pattern })}
            {...(inputMode === undefined ? {} : { inputMode })}
            value={value}
            onInput={set}
          />
        ) : (
          <SelectField
            key={name}
            label={t(label)}
            options={options.map((option) => ({ value: option.value, text: t(option.label) }))}
            value={value}
            onPick={set}
          />
        )
      })}
    </FormDialog>
  )
}
