import { signal } from '@preact/signals'
import { SearchX, Webhook } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { calls, session } from '../../state/state.ts'
import { Calls } from '../exchanges/calls.tsx'
import { control } from '../../common/parts/control.ts'
import { Empty } from '../../common/parts/empty.tsx'
import style from './call-list.module.css'

const text = signal('')

/** All calls of the API, the latest first. */
export function CallList() {
  if (calls.value.size === 0) {
    const apiRoot = session.value?.apiRoot ?? ''
    return (
      <Empty icon={Webhook} text={t('calls.empty')} hint={t('calls.empty.hint', { apiRoot })} />
    )
  }
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean)
  const listed = [...calls.value.values()]
    .sort((a, b) => b.key - a.key)
    .filter(({ action, request, response }) => {
      const whole = `${action}\n${request.body}\n${response?.body ?? ''}`.toLowerCase()
      return words.every((word) => whole.includes(word))
    })
  return (
    <div class={style['list']}>
      <div class={style['filter']}>
        <input
          type="search"
          class={control}
          aria-label={t('calls.filter')}
          placeholder={t('calls.filter.placeholder')}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </div>
      {listed.length === 0 ? (
        <Empty icon={SearchX} text={t('exchanges.none')} />
      ) : (
        <div class={style['scroll']}>
          <Calls calls={listed} />
        </div>
      )}
    </div>
  )
}
