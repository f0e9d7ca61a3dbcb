import { CircleAlert, Info, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/i18n.ts'
import type { Diagnosis } from '../diagnose.ts'
import style from './diagnosis-card.module.css'

const ICONS = { bad: CircleAlert, warn: TriangleAlert, info: Info }

interface DiagnosisCardProps {
  diagnosis: Diagnosis
  children?: ComponentChildren
}

/** What is wrong, and what to do. */
export function DiagnosisCard({ diagnosis, children }: DiagnosisCardProps) {
  const { code, level, values } = diagnosis
  const Icon = ICONS[level]
  return (
    <div class={style['card']} data-level={level}>
      <Icon size={18} aria-hidden="true" />
      <div class={style['words']}>
        <p class={style['title']}>{t(`diagnosis.${code}.title`, values)}</p>
        <p>{t(`diagnosis.${code}.fix`, values)}</p>
      </div>
      {children}
    </div>
  )
}
