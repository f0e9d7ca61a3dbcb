import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import style from './field.module.css'

interface FieldProps {
  label: string
  hint?: string | undefined
  /** After the control, such as a unit or a button. */
  after?: ComponentChildren
  /** Renders the control with the attributes that tie it to its label. */
  children: (ids: { id: string; 'aria-describedby'?: string }) => ComponentChildren
}

/** A control with its label. */
export function Field({ label, hint, after, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div class={style['field']}>
      <label for={id}>{label}</label>
      <div class={style['row']}>
        {children(hint === undefined ? { id } : { id, 'aria-describedby': hintId })}
        {after}
      </div>
      {hint !== undefined && (
        <p id={hintId} class={style['hint']}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface SwitchProps {
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** Something that is on or off. */
export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <label class={style['switch']}>
      <span class={style['words']}>
        <span>{label}</span>
        {hint !== undefined && <span class={style['hint']}>{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  )
}

interface ChoicesProps<Choice extends string | number> {
  label: string
  choices: readonly Choice[]
  chosen: Choice | undefined
  text: (choice: Choice) => string
  onChoose: (choice: Choice) => void
}

/** One of a few, side by side. */
export function Choices<Choice extends string | number>({
  label,
  choices,
  chosen,
  text,
  onChoose,
}: ChoicesProps<Choice>) {
  const name = useId()
  return (
    <fieldset class={style['choices']}>
      <legend class="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={choice === chosen}
            onChange={() => onChoose(choice)}
          />
          <span>{text(choice)}</span>
        </label>
      ))}
    </fieldset>
  )
}
