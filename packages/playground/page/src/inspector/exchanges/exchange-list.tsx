import type { ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { selectedExchange } from '../../state/navigation.ts'
import { eventTitle } from '../event-title.ts'
import { callsOf, isDetailOpen, latestFirst } from '../selected.ts'
import { formatDuration, formatTime } from '../../common/format.ts'
import { Badge, type BadgeTone } from '../../common/parts/badge.tsx'
import { RowList } from '../rows/row-list.tsx'
import style from '../rows/row-list.module.css'
import { type Mark, marksOf, toneOf } from './marks.ts'
import { isDelivered } from './summary.ts'

interface ExchangeListProps {
  exchanges: readonly ExchangeView[]
  chosen: number | undefined
}

/** The exchanges, the latest first. */
export function ExchangeList({ exchanges, chosen }: ExchangeListProps) {
  return (
    <RowList
      label={t('tab.exchanges')}
      items={exchanges}
      keyOf={({ key }) => key}
      toneOf={(exchange) => toneOf(exchange, callsOf(exchange))}
      chosen={chosen}
      onChoose={({ key }) => {
        // Choosing the latest means to follow it.
        selectedExchange.value = key === latestFirst.value[0]?.key ? undefined : key
      }}
      onOpen={() => (isDetailOpen.value = true)}
    >
      {(exchange) => <Row exchange={exchange} />}
    </RowList>
  )
}

function Row({ exchange }: { exchange: ExchangeView }) {
  const { name, startedAt, duration } = exchange
  const calls = callsOf(exchange)
  return (
    <>
      <span class={style['title']}>{eventTitle(name)}</span>
      <span class={style['status']}>{statusText(exchange)}</span>
      <span class={style['duration']}>
        {duration === undefined ? '…' : formatDuration(duration)}
      </span>
      <span class={style['below']}>
        <code>{name}</code>
        {marksOf(exchange, calls).map((mark) => (
          <Badge key={mark.mark} tone={TONES[mark.mark]}>
            {markText(mark)}
          </Badge>
        ))}
      </span>
      <time class={style['time']}>{formatTime(startedAt)}</time>
    </>
  )
}

function statusText(exchange: ExchangeView): string | number {
  if (exchange.status !== undefined) return exchange.status
  if (toneOf(exchange, callsOf(exchange)) === 'pending') return t('exchange.pending')
  return t(isDelivered(exchange) ? 'exchange.delivered' : 'exchange.lost')
}

const TONES: Record<Mark['mark'], BadgeTone> = {
  repeated: 'warn',
  resent: 'warn',
  fault: 'warn',
  working: 'violet',
  calls: 'violet',
  operation: 'good',
}

function markText(mark: Mark): string {
  return t(`mark.${mark.mark}`, 'times' in mark ? { times: mark.times } : {})
}
