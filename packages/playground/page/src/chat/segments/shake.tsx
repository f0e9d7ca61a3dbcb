import { Vibrate } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import style from './inline.module.css'

export function ShakeSegment() {
  return (
    <span class={style['chip']}>
      <Vibrate size={15} aria-hidden="true" />
      {t('segment.shake')}
    </span>
  )
}
