import { ArrowDown, ArrowUp, ChevronsUp, List } from 'lucide-preact'
import type { ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { selectedExchange } from '../../state/navigation.ts'
import { DiagnosisCards } from '../diagnosis/diagnosis-cards.tsx'
import { eventTitle } from '../event-title.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { callsOf, isDetailOpen } from '../selected.ts'
import { Attempts } from './attempts.tsx'
import style from '../rows/detail.module.css'
import { formatDuration, formatTime } from '../../common/format.ts'
import { Logs, OperationSteps, Rules, Sent } from './outcome.tsx'
import { Calls } from './calls.tsx'
import { Section } from './section.tsx'
import { summarize } from './summary.ts'
import { Waterfall } from './waterfall.tsx'

interface ExchangeDetailProps {
  exchange: ExchangeView
  /** Whether it is shown because it is the latest. */
  isLatest: boolean
  /** Those of the list, the latest first. */
  listed: readonly ExchangeView[]
}

/** All that is known of one exchange. */
export function ExchangeDetail({ exchange, isLatest, listed }: ExchangeDetailProps) {
  const calls = callsOf(exchange)
  return (
    <article class={style['detail']} aria-label={eventTitle(exchange.name)}>
      <header class={style['header']}>
        <span class={style['back']}>
          <IconButton
            icon={List}
            label={t('exchanges.all')}
            onClick={() => (isDetailOpen.value = false)}
          />
        </span>
        <div class={style['heading']}>
          <h2>{eventTitle(exchange.name)}</h2>
          <p>
            <code>{exchange.name}</code> · {formatTime(exchange.startedAt)}
          </p>
        </div>
        <Neighbours exchange={exchange} isLatest={isLatest} listed={listed} />
      </header>
      <div class={style['scroll']} key={exchange.key}>
        <p class={style['summary']}>{sentence(exchange)}</p>
        <DiagnosisCards exchange={exchange} />
        <Waterfall exchange={exchange} calls={calls} />
        <Attempts exchange={exchange} />
        <OperationSteps exchange={exchange} />
        <Sent exchange={exchange} />
        {calls.length > 0 && (
          <Section title={t('section.calls')} count={calls.length}>
            <Calls calls={calls} exchange={exchange} />
          </Section>
        )}
        <Rules exchange={exchange} calls={calls} />
        <Logs exchange={exchange} />
      </div>
    </article>
  )
}

function Neighbours({ exchange, isLatest, listed }: ExchangeDetailProps) {
  const index = listed.findIndex(({ key }) => key === exchange.key)
  const [newer, older] = [listed[index - 1], listed[index + 1]]
  const go = (to: ExchangeView | undefined): void => {
    if (to !== undefined) selectedExchange.value = to.key
  }
  return (
    <div class={style['neighbours']}>
      {!isLatest && (
        <Button look="quiet" icon={ChevronsUp} onClick={() => (selectedExchange.value = undefined)}>
          <span class={style['follow']}>{t('exchanges.latest')}</span>
        </Button>
      )}
      <IconButton
        icon={ArrowUp}
        label={t('exchanges.newer')}
        disabled={index === -1 || newer === undefined}
        onClick={() => go(newer)}
      />
      <IconButton
        icon={ArrowDown}
        label={t('exchanges.older')}
        disabled={index === -1 || older === undefined}
        onClick={() => go(older)}
      />
    </div>
  )
}

function sentence(exchange: ExchangeView): string {
  const parts = summarize(exchange, callsOf(exchange), formatDuration)
  const words = parts.map(({ key, values }) => t(key, values))
  return words.join(t('summary.comma')) + t('summary.stop')
}
