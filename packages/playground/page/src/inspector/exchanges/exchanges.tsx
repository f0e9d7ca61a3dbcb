import { signal } from '@preact/signals'
import { ArrowLeftRight, SearchX } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { selectedExchange } from '../../state/navigation.ts'
import { eventTitle } from '../event-title.ts'
import { control } from '../../common/parts/control.ts'
import { Empty } from '../../common/parts/empty.tsx'
import { callsOf, isDetailOpen, latestFirst, shownExchange } from '../selected.ts'
import { ExchangeDetail } from './exchange-detail.tsx'
import { ExchangeList } from './exchange-list.tsx'
import style from '../rows/master-detail.module.css'
import { isShown, type Kind, kinds } from './filter.ts'
import { toneOf } from './marks.ts'

const text = signal('')
const kind = signal<Kind>('all')

/** The list of exchanges, and the one that is chosen. */
export function Exchanges() {
  if (latestFirst.value.length === 0) {
    return (
      <Empty icon={ArrowLeftRight} text={t('exchanges.empty')} hint={t('exchanges.empty.hint')} />
    )
  }
  const listed = latestFirst.value.filter((exchange) =>
    isShown(exchange, toneOf(exchange, callsOf(exchange)), {
      kind: kind.value,
      text: text.value,
      title: eventTitle(exchange.name),
    }),
  )
  const { value: shown } = shownExchange
  return (
    <div class={style['both']} data-detail={isDetailOpen.value ? '' : undefined}>
      <div class={style['master']}>
        <div class={style['filter']}>
          <input
            type="search"
            class={control}
            aria-label={t('exchanges.filter')}
            placeholder={t('exchanges.filter.placeholder')}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
          <select
            class={control}
            aria-label={t('exchanges.kind')}
            value={kind.value}
            onChange={(event) => (kind.value = event.currentTarget.value as Kind)}
          >
            {kinds.map((name) => (
              <option key={name} value={name}>
                {t(`exchanges.kind.${name}`)}
              </option>
            ))}
          </select>
        </div>
        {listed.length === 0 ? (
          <Empty icon={SearchX} text={t('exchanges.none')} />
        ) : (
          <ExchangeList exchanges={listed} chosen={shown?.key} />
        )}
      </div>
      {shown && (
        <ExchangeDetail
          exchange={shown}
          isLatest={selectedExchange.value === undefined}
          listed={listed}
        />
      )}
    </div>
  )
}
