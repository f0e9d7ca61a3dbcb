import { useEffect, useState } from 'preact/hooks'
import type { CallView, ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { formatDuration } from '../../common/format.ts'
import { Section } from './section.tsx'
import { toTimeline } from './timeline.ts'
import style from './waterfall.module.css'

/** How often bars of what is under way grow, in milliseconds. */
const TICK = 250

/** When each post and each call was under way. */
export function Waterfall({ exchange, calls }: { exchange: ExchangeView; calls: CallView[] }) {
  const [now, setNow] = useState(Date.now)
  const isPending = exchange.duration === undefined
  useEffect(() => {
    if (!isPending) return
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [isPending])
  const { total, bars } = toTimeline(exchange, calls, now)
  if (bars.length === 0) return null
  return (
    <Section title={t('section.timing')} beside={`${formatDuration(total)} ${t('timing.total')}`}>
      <ol class={style['waterfall']}>
        {bars.map(({ kind, label, left, width, duration, failed }, index) => (
          <li key={index} class={style['row']} data-kind={kind}>
            <span class={style['label']}>
              {kind === 'post' ? t('timing.post', { number: label }) : <code>{label || '?'}</code>}
            </span>
            <span class={style['track']}>
              <span
                class={style['bar']}
                data-failed={failed ? '' : undefined}
                data-pending={duration === undefined ? '' : undefined}
                style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
              />
            </span>
            <span class={style['duration']}>
              {duration === undefined ? '…' : formatDuration(duration)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
