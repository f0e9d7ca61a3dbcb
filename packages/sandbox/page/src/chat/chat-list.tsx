import { t } from '../i18n/i18n.ts'

/** The conversations. */
export function ChatList() {
  return <nav aria-label={t('chat.list')} />
}
