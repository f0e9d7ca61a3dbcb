import { computed, signal } from '@preact/signals'
import { X } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { calls, session, sockets } from '../../state/state.ts'
import { pane } from '../../state/navigation.ts'
import {
  diagnose,
  diagnoseSession,
  diagnoseSockets,
  type Diagnosis as Found,
} from '../../../../src/diagnosis/index.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { isCompact } from '../../common/parts/media.ts'
import { callsOf, isDetailOpen, latestFirst, showExchange, tab } from '../selected.ts'
import { DiagnosisCard } from './diagnosis-card.tsx'
import style from './diagnosis.module.css'

/** What was dismissed: it comes back when the next thing is wrong. */
const dismissed = signal<string | undefined>(undefined)

/** The worst that is wrong now: with the session, the sockets, or the last exchange that is over. */
const current = computed(() => {
  const { value: known } = session
  if (known === undefined) return undefined
  const [general] = diagnoseSession(known)
  if (general !== undefined) return { diagnosis: general, exchange: undefined }
  const inOrder = [...sockets.value.values()].sort((a, b) => a.key - b.key)
  const ofSockets = diagnoseSockets(known, inOrder).filter(isTrouble(known.reachable))
  if (ofSockets[0] !== undefined) return { diagnosis: ofSockets[0], exchange: 'sockets' as const }
  const exchange = latestFirst.value.find(({ duration }) => duration !== undefined)
  if (exchange === undefined) return undefined
  const found = diagnose(known, exchange, callsOf(exchange), calls.value.size > 0)
  const isOutdated = found[0]?.code === 'not-running' && known.reachable === true
  const diagnosis = isOutdated ? undefined : found.find(isTrouble(known.reachable))
  return diagnosis && { diagnosis, exchange: exchange.key }
})

/** Whether something is wrong still: the bot may have been started since. */
function isTrouble(isReachable: boolean | undefined): (diagnosis: Found) => boolean {
  return ({ code, level }) =>
    level !== 'info' && !(isReachable === true && /^(?:not-running|crashed)$/.test(code))
}

/** What is wrong now, above everything. */
export function Diagnosis() {
  const { value: now } = current
  if (now === undefined) return null
  const { diagnosis, exchange } = now
  const key = `${diagnosis.code}:${exchange ?? ''}`
  // In that case the exchange itself already says it.
  const isSaid = isCompact.value && pane.value === 'inspector' && isDetailOpen.value
  if (isSaid || dismissed.value === key) return null
  return (
    <section class={style['banner']} role="status" aria-label={t('diagnosis.label')}>
      <DiagnosisCard diagnosis={diagnosis}>
        {exchange === 'sockets' && tab.value !== 'sockets' && (
          <Button look="quiet" onClick={showSockets}>
            {t('diagnosis.show-sockets')}
          </Button>
        )}
        {typeof exchange === 'number' && (
          <Button look="quiet" onClick={() => showExchange(exchange)}>
            {t('diagnosis.show')}
          </Button>
        )}
        <IconButton
          icon={X}
          label={t('diagnosis.dismiss')}
          onClick={() => (dismissed.value = key)}
        />
      </DiagnosisCard>
    </section>
  )
}

function showSockets(): void {
  tab.value = 'sockets'
  pane.value = 'inspector'
}
