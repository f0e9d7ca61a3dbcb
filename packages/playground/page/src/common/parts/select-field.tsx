import type { ComponentChildren } from 'preact'
import { control } from './control.ts'
import { Field } from './field.tsx'

export interface Option<Value> {
  value: Value
  text: string
}

interface SelectFieldProps<Value> {
  label: string
  hint?: string | undefined
  after?: ComponentChildren
  options: readonly Option<Value>[]
  value: Value
  onPick: (value: Value) => void
}

/** One of several with its label. */
export function SelectField<Value extends string | number>({
  label,
  hint,
  after,
  options,
  value,
  onPick,
}: SelectFieldProps<Value>) {
  return (
    <Field label={label} hint={hint} after={after}>
      {(ids) => (
        <select
          {...ids}
          class={control}
          value={value}
          onChange={(event) => {
            const option = options[event.currentTarget.selectedIndex]
            if (option !== undefined) onPick(option.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
