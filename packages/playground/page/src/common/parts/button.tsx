import type { LucideIcon } from 'lucide-preact'
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import style from './button.module.css'

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon'> {
  /** `plain` unless said. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: LucideIcon
  children?: ComponentChildren
}

export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={style['button']} data-look={look}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label'> {
  icon: LucideIcon
  /** What it does: spoken, and shown on hover. */
  label: string
}

/** A button that is an icon alone. */
export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} {...rest} class={style['icon']}>
      <Icon size={18} aria-hidden="true" />
    </button>
  )
}
