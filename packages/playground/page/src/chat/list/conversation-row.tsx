import { shortTime } from '../../common/time.ts'
import { t } from '../../i18n/i18n.ts'
import { currentChatKey } from '../../state/navigation.ts'
import { Avatar } from '../avatar.tsx'
import { openChat, unread } from '../chat-state.ts'
import type { Conversation } from '../conversations.ts'
import { preview } from './preview.ts'
import style from './conversation-row.module.css'

interface ConversationRowProps {
  conversation: Conversation
  /** Whether the tab key stops here. */
  isStop: boolean
  onFocus: (key: string) => void
}

export function ConversationRow({ conversation, isStop, onFocus }: ConversationRowProps) {
  const { id, key, kind, last, name } = conversation
  const isCurrent = key === currentChatKey.value
  const count = unread.value.get(key) ?? 0
  const { draft, text } = preview(conversation, isCurrent)
  return (
    <li>
      <button
        type="button"
        class={style['row']}
        aria-current={isCurrent ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => onFocus(key)}
        onClick={() => openChat(id)}
      >
        <Avatar
          id={id.type === 'group' ? id.group : id.user}
          name={name}
          kind={kind === 'group' ? 'group' : 'person'}
          size="large"
        />
        <span class={style['words']}>
          <span class={style['head']}>
            <span class={style['name']}>{name}</span>
            {last !== undefined && <time class={style['time']}>{shortTime(last.time)}</time>}
          </span>
          <span class={style['foot']}>
            <span class={style['preview']}>
              {draft && <span class={style['draft']}>{t('chat.draft')} </span>}
              {text}
            </span>
            {count > 0 && (
              <span class={style['unread']}>
                <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
                <span class="visually-hidden">{t('chat.unread', { count })}</span>
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  )
}
