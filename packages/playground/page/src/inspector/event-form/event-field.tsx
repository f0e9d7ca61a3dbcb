import { t } from '../../i18n/i18n.ts'
import { control } from '../../common/parts/control.ts'
import { Field as Labelled, Switch } from '../../common/parts/field.tsx'
import { isInspectorKey } from '../texts.ts'
import { textOf, type Value, type Values } from './defaults.ts'
import type { Field } from './event-fields.ts'
import style from './event-field.module.css'
import { optionsOf } from './options.ts'
import type { People } from './people.ts'

interface EventFieldProps {
  field: Field
  values: Values
  people: People
  onChange: (value: Value) => void
}

/** The control of a field, depending on its kind. */
export function EventField({ field, values, people, onChange }: EventFieldProps) {
  const value = values[field.name]
  const label = t(`field.${field.name}` as 'field.user_id')
  if (field.kind === 'flag') {
    return <Switch label={label} checked={value === true} onChange={onChange} />
  }
  if (field.kind === 'file') return <FileField value={value} onChange={onChange} />
  const options = optionsOf(field, values, people)
  const unit = field.kind === 'number' ? field.unit : undefined
  return (
    <Labelled label={label} after={unit && <span class={style['unit']}>{t(`unit.${unit}`)}</span>}>
      {(ids) => {
        if (options !== undefined) {
          return (
            <select
              {...ids}
              class={control}
              value={textOf(value)}
              onChange={(event) => onChange(event.currentTarget.value)}
            >
              {options.length === 0 && <option value="">{t('choice.none')}</option>}
              {options.map(({ value: option, text }) => (
                <option key={option} value={option}>
                  {field.kind === 'choice' ? choiceText(text) : text}
                </option>
              ))}
            </select>
          )
        }
        if (field.kind === 'number') {
          return (
            <input
              {...ids}
              class={control}
              type="number"
              min="0"
              value={Number(value)}
              onInput={(event) => onChange(Number(event.currentTarget.value))}
            />
          )
        }
        return (
          <input
            {...ids}
            class={control}
            value={textOf(value)}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }}
    </Labelled>
  )
}

function choiceText(choice: string): string {
  const key = `honor.${choice}`
  return isInspectorKey(key) ? t(key) : choice
}

interface FileFieldProps {
  value: Value | undefined
  onChange: (value: Value) => void
}

function FileField({ value, onChange }: FileFieldProps) {
  const file = typeof value === 'object' ? value : { name: '', size: 0 }
  return (
    <div class={style['file']}>
      <Labelled label={t('field.file.name')}>
        {(ids) => (
          <input
            {...ids}
            class={control}
            value={file.name}
            onInput={(event) => onChange({ ...file, name: event.currentTarget.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('field.file.size')}>
        {(ids) => (
          <input
            {...ids}
            class={control}
            type="number"
            min="0"
            value={file.size}
            onInput={(event) => onChange({ ...file, size: Number(event.currentTarget.value) })}
          />
        )}
      </Labelled>
    </div>
  )
}
