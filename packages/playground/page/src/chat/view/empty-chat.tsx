import { MessageCircle } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { userName } from '../../state/names.ts'
import { type ChatId, chatKey } from '../../state/navigation.ts'
import { focusComposer, setDraft } from '../chat-state.ts'
import style from './empty-chat.module.css'

const HELLO = '你好'

/** Shown where nothing has been said yet. */
export function EmptyChat({ chat }: { chat: ChatId }) {
  return (
    <div class={style['empty']}>
      <MessageCircle size={36} strokeWidth={1.5} aria-hidden="true" />
      <p>
        {chat.type === 'group'
          ? t('chat.empty.group')
          : t('chat.empty.private', { name: userName(chat.user) })}
      </p>
      <button
        type="button"
        class={style['try']}
        onClick={() => {
          setDraft(chatKey(chat), { text: HELLO })
          focusComposer.value += 1
        }}
      >
        {t('chat.empty.try', { text: HELLO })}
      </button>
    </div>
  )
}

/** No conversation is open. */
export function NoChat() {
  return (
    <section class={style['empty']}>
      <MessageCircle size={36} strokeWidth={1.5} aria-hidden="true" />
      <h2>{t('chat.none')}</h2>
      <p>{t('chat.noneHint')}</p>
    </section>
  )
}
