import type { LucideIcon } from 'lucide-preact'
import style from './empty.module.css'

interface EmptyProps {
  icon: LucideIcon
  text: string
  hint?: string
}

/** What is shown where there is nothing yet. */
export function Empty({ icon: Icon, text, hint }: EmptyProps) {
  return (
    <div class={style['empty']}>
      <span class={style['icon']}>
        <Icon size={22} aria-hidden="true" />
      </span>
      <p class={style['text']}>{text}</p>
      {hint !== undefined && <p class={style['hint']}>{hint}</p>}
    </div>
  )
}
