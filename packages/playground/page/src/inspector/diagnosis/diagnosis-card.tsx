import { CircleAlert, Info, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { type Diagnosis, wordDiagnosis } from '../../../../src/diagnosis/index.ts'
import { language } from '../../i18n/i18n.ts'
import style from './diagnosis-card.module.css'

const ICONS = { bad: CircleAlert, warn: TriangleAlert, info: Info }

interface DiagnosisCardProps {
  diagnosis: Diagnosis
  children?: ComponentChildren
}

/** What is wrong, and what to do. */
export function DiagnosisCard({ diagnosis, children }: DiagnosisCardProps) {
  const { level } = diagnosis
  const { title, fix } = wordDiagnosis(diagnosis, language.value)
  const Icon = ICONS[level]
  return (
    <div class={style['card']} data-level={level}>
      <Icon size={18} aria-hidden="true" />
      <div class={style['words']}>
        <p class={style['title']}>{title}</p>
        <p>{fix}</p>
      </div>
      {children}
    </div>
  )
}
