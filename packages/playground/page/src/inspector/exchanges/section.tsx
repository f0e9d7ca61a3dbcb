import { ChevronRight } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import style from './section.module.css'

interface SectionProps {
  title: string
  count?: number
  /** What is said beside the title. */
  beside?: ComponentChildren
  children: ComponentChildren
}

/** A part of a detail that folds. */
export function Section({ title, count, beside, children }: SectionProps) {
  return (
    <details class={style['section']} open>
      <summary class={style['title']}>
        <ChevronRight size={14} aria-hidden="true" />
        <h3>{title}</h3>
        {count !== undefined && <span class={style['count']}>{count}</span>}
        {beside !== undefined && <span class={style['beside']}>{beside}</span>}
      </summary>
      <div class={style['body']}>{children}</div>
    </details>
  )
}
