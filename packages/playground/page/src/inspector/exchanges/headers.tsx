import { ChevronRight } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import style from './headers.module.css'

/** The headers of a request or a response, folded. */
export function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  const entries = Object.entries(headers)
  if (entries.length === 0) return null
  return (
    <details class={style['headers']}>
      <summary>
        <ChevronRight size={13} aria-hidden="true" />
        {t('attempt.headers', { count: entries.length })}
      </summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
