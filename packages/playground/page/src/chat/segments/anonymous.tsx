import { HatGlasses } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import style from './inline.module.css'

/** What a bot writes to hide behind a mask, in case that was not carried out. */
export function AnonymousSegment() {
  return (
    <span class={style['chip']}>
      <HatGlasses size={14} aria-hidden="true" />
      {t('segment.anonymous')}
    </span>
  )
}
