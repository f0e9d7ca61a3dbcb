import { useEffect, useId, useRef } from 'preact/hooks'
import type { ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { selectedExchange } from '../../state/navigation.ts'
import { eventTitle } from '../event-title.ts'
import { callsOf, isDetailOpen, latestFirst } from '../selected.ts'
import { formatDuration, formatTime } from '../../common/format.ts'
import { Badge, type BadgeTone } from '../../common/parts/badge.tsx'
import style from './exchange-list.module.css'
import { type Mark, marksOf, toneOf } from './marks.ts'

interface ExchangeListProps {
  exchanges: readonly ExchangeView[]
  chosen: number | undefined
}

/** The exchanges, the latest first; arrow keys choose one. */
export function ExchangeList({ exchanges, chosen }: ExchangeListProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const isChosenListed = exchanges.some(({ key }) => key === chosen)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  function choose(key: number): void {
    // Choosing the latest means to follow it.
    selectedExchange.value = key === latestFirst.value[0]?.key ? undefined : key
  }

  function onKeyDown(event: KeyboardEvent): void {
    const index = exchanges.findIndex(({ key }) => key === chosen)
    const last = exchanges.length - 1
    const page = 6
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (event.key === 'Enter') isDetailOpen.value = true
    if (target === undefined) return
    event.preventDefault()
    const next = exchanges[Math.min(last, Math.max(0, target))]
    if (next !== undefined) choose(next.key)
  }

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('tab.exchanges')}
      aria-activedescendant={isChosenListed ? `${id}-${chosen}` : undefined}
      class={style['list']}
      onKeyDown={onKeyDown}
    >
      {exchanges.map((exchange) => (
        <Row
          key={exchange.key}
          id={`${id}-${exchange.key}`}
          exchange={exchange}
          isChosen={exchange.key === chosen}
          onChoose={() => {
            choose(exchange.key)
            isDetailOpen.value = true
          }}
        />
      ))}
    </div>
  )
}

interface RowProps {
  id: string
  exchange: ExchangeView
  isChosen: boolean
  onChoose: () => void
}

function Row({ id, exchange, isChosen, onChoose }: RowProps) {
  const { name, startedAt, status, duration } = exchange
  const calls = callsOf(exchange)
  const tone = toneOf(exchange, calls)
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      class={style['row']}
      data-tone={tone}
      onClick={onChoose}
    >
      <span class={style['dot']} />
      <span class={style['title']}>{eventTitle(name)}</span>
      <span class={style['status']}>
        {status ?? t(tone === 'pending' ? 'exchange.pending' : 'exchange.lost')}
      </span>
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
    </div>
  )
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
