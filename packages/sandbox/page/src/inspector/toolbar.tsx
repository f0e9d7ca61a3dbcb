import { t } from '../i18n/i18n.ts'

/** What is above everything: the session, its profile, what goes wrong, the recording. */
export function Toolbar() {
  return (
    <header>
      <h1>{t('app.title')}</h1>
    </header>
  )
}
