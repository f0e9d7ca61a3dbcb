import { ChevronRight } from 'lucide-preact'
import type { CallView, ExchangeView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { CodeView } from '../../common/parts/code-view.tsx'
import style from './calls.module.css'
import { Faults } from './faults.tsx'
import { formatDuration, formatTime } from '../../common/format.ts'
import { Headers } from './headers.tsx'
import { isRefused } from './marks.ts'
import { isLate } from './summary.ts'
import { StatusText } from './status-text.tsx'

interface CallsProps {
  calls: readonly CallView[]
  /** The one that they belong to. */
  exchange?: ExchangeView
}

/** Calls of the API, each folded. */
export function Calls({ calls, exchange }: CallsProps) {
  return (
    <ul class={style['calls']}>
      {calls.map((call) => (
        <li key={call.key}>
          <Call call={call} late={exchange !== undefined && isLate(exchange, call)} />
        </li>
      ))}
    </ul>
  )
}

function Call({ call, late }: { call: CallView; late: boolean }) {
  const { action, params, request, response, duration, startedAt, faults, unanswered, done } = call
  return (
    <details class={style['call']}>
      <summary data-refused={isRefused(call) ? '' : undefined}>
        <ChevronRight size={14} aria-hidden="true" />
        <code class={style['action']}>{action || request.url}</code>
        {faults.length > 0 && <span class={style['fault']}>{t('mark.fault')}</span>}
        {response && <StatusText status={response.status} />}
        {unanswered !== undefined && <span class={style['lost']}>{t('exchange.lost')}</span>}
        <span class={style['duration']}>
          {duration === undefined ? '…' : formatDuration(duration)}
        </span>
      </summary>
      <div class={style['body']}>
        <p class={style['line']}>
          <code>
            {request.method} {request.url}
          </code>
          <span>
            {formatTime(startedAt)}
            {late && ` · ${t('call.late')}`}
            {!done && duration !== undefined && ` · ${t('call.undone')}`}
          </span>
        </p>
        <Faults faults={faults} />
        <Headers headers={request.headers} />
        {Object.keys(params).length === 0 ? (
          <p class={style['note']}>{t('call.none')}</p>
        ) : (
          <CodeView text={JSON.stringify(params)} label={t('call.parameters')} />
        )}
        {response ? (
          <CodeView text={response.body} label={t('call.answer')} />
        ) : (
          <p class={style['note']}>{t(silence(unanswered))}</p>
        )}
      </div>
    </details>
  )
}

function silence(unanswered: string | undefined): 'call.pending' | 'call.hang' | 'call.drop' {
  if (unanswered === undefined) return 'call.pending'
  return unanswered === 'hang' ? 'call.hang' : 'call.drop'
}
