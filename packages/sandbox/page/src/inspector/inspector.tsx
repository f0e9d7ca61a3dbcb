import { t } from '../i18n/i18n.ts'

/** What went over the wire. */
export function Inspector() {
  return <aside aria-label={t('inspector.title')} />
}
