import { X } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { nameOf } from '../../state/names.ts'
import { messages } from '../../state/state.ts'
import { setDraft } from '../chat-state.ts'
import { excerptOf } from '../words.ts'
import style from './bars.module.css'

/** The message that is answered. */
export function ReplyBar({ chatKey, number }: { chatKey: string; number: number }) {
  const message = messages.value.get(number)
  if (message === undefined) return null
  const { groupId } = message
  const name = message.anonymous ?? nameOf(message.userId, groupId)
  return (
    <div class={style['reply']}>
      <p class={style['words']}>
        <span class={style['to']}>{t('composer.replyTo', { name })}</span>
        <span class={style['excerpt']}>{excerptOf(message.message, groupId)}</span>
      </p>
      <button
        type="button"
        class={style['close']}
        aria-label={t('composer.noReply')}
        title={t('composer.noReply')}
        onClick={() => setDraft(chatKey, { reply: undefined })}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
