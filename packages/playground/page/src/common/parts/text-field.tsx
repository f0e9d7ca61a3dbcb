import type { ComponentChildren } from 'preact'
import { control } from './control.ts'
import { Field } from './field.tsx'

interface TextFieldProps {
  label: string
  hint?: string | undefined
  after?: ComponentChildren
  value: string
  onInput: (text: string) => void
  inputMode?: 'numeric' | 'url'
  pattern?: string
  required?: boolean
  spellcheck?: boolean
  autoFocus?: boolean
}

/** A line of text with its label. */
export function TextField({ label, hint, after, onInput, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} after={after}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          class={control}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
