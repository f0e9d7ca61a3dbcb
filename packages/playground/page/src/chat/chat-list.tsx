import { Plus, Search } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { openMenu } from '../common/menu.tsx'
import { openModal } from '../common/modals.tsx'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../common/parts/button.tsx'
import { currentChatKey } from '../state/navigation.ts'
import { conversations } from './chat-state.ts'
import { type Conversation, matches } from './conversations.ts'
import { NewGroupDialog } from './dialogs/new-group-dialog.tsx'
import { NewPersonDialog } from './dialogs/new-person-dialog.tsx'
import { ConversationRow } from './list/conversation-row.tsx'
import style from './chat-list.module.css'

/** The conversations. */
export function ChatList() {
  const [query, setQuery] = useState('')
  const list = useRef<HTMLUListElement>(null)
  /** Where the focus is, or comes back to: one stop for the tab key. */
  const [focused, setFocused] = useState<string>()
  const found = conversations.value.filter(({ id, name }) =>
    matches(query, name, id.type === 'group' ? id.group : id.user),
  )
  const stop = found.find(({ key }) => key === (focused ?? currentChatKey.value)) ?? found[0]

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const index = buttons.indexOf(document.activeElement as HTMLElement)
    const next = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(next, buttons.length - 1))]?.focus()
  }

  return (
    <nav class={style['nav']} aria-label={t('chat.list')}>
      <div class={style['top']}>
        <label class={style['search']}>
          <Search size={16} aria-hidden="true" />
          <span class="visually-hidden">{t('chat.filter')}</span>
          <input
            type="search"
            value={query}
            placeholder={t('chat.filter')}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return
              event.preventDefault()
              list.current?.querySelector('button')?.focus()
            }}
          />
        </label>
        <IconButton
          icon={Plus}
          label={t('chat.new')}
          aria-haspopup="menu"
          onClick={(event) => openNewMenu(event.currentTarget as Element)}
        />
      </div>
      {found.length === 0 ? (
        <p class={style['empty']}>
          {query === '' ? t('chat.noChats') : t('chat.noMatch', { query })}
        </p>
      ) : (
        <ul ref={list} class={style['list']} onKeyDown={onKeyDown}>
          {found.map((conversation: Conversation) => (
            <ConversationRow
              key={conversation.key}
              conversation={conversation}
              isStop={conversation === stop}
              onFocus={setFocused}
            />
          ))}
        </ul>
      )}
    </nav>
  )
}

function openNewMenu(at: Element): void {
  openMenu({
    label: t('chat.new'),
    at,
    items: [
      {
        text: t('chat.newPerson'),
        run: () => openModal((close) => <NewPersonDialog onClose={close} />),
      },
      {
        text: t('chat.newGroup'),
        run: () => openModal((close) => <NewGroupDialog onClose={close} />),
      },
    ],
  })
}
