import type { ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { calls, session } from '../../state/state.ts'
import { diagnose, type Diagnosis } from '../../../../src/diagnosis/index.ts'
import { callsOf } from '../selected.ts'
import { DiagnosisCard } from './diagnosis-card.tsx'
import style from './diagnosis-cards.module.css'

/** What is wrong with an exchange. */
export function DiagnosisCards({ exchange }: { exchange: ExchangeView }) {
  const { value: known } = session
  if (known === undefined) return null
  const found = diagnose(known, exchange, callsOf(exchange), calls.value.size > 0)
  return <DiagnosisList found={found} />
}

/** What is wrong, the worst first; nothing when nothing is. */
export function DiagnosisList({ found }: { found: readonly Diagnosis[] }) {
  if (found.length === 0) return null
  return (
    <ul class={style['cards']} aria-label={t('diagnosis.label')}>
      {found.map((diagnosis, index) => (
        <li key={index}>
          <DiagnosisCard diagnosis={diagnosis} />
        </li>
      ))}
    </ul>
  )
}
