import { Zap } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { readFault } from './fault-part.ts'
import style from './faults.module.css'

/** What went wrong on purpose. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null
  const words = faults.map(readFault).map(({ key, values }) => t(key, values))
  return (
    <p class={style['faults']}>
      <Zap size={14} aria-hidden="true" />
      {t('attempt.faults', { faults: words.join(t('summary.comma')) })}
    </p>
  )
}
