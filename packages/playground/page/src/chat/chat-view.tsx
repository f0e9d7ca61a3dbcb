import { useState } from 'preact/hooks'
import { t } from '../i18n/i18n.ts'
import { currentChat, currentChatKey } from '../state/navigation.ts'
import { Composer } from './composer/composer.tsx'
import { takeFiles } from './composer/take-files.ts'
import { ChatHeader } from './view/chat-header.tsx'
import { NoChat } from './view/empty-chat.tsx'
import { TimelineView } from './view/timeline-view.tsx'
import style from './chat-view.module.css'

/** The open conversation. */
export function ChatView() {
  const [isOver, setOver] = useState(false)
  const { value: chat } = currentChat
  const { value: key } = currentChatKey
  if (chat === undefined || key === undefined) return <NoChat />

  function onDragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    setOver(true)
  }

  function onDrop(event: DragEvent): void {
    if (!isOver) return
    event.preventDefault()
    setOver(false)
    void takeFiles(event.dataTransfer?.files ?? [])
  }

  return (
    <section
      class={style['view']}
      aria-label={t('chat.log')}
      onDragOver={onDragOver}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={onDrop}
    >
      <ChatHeader chat={chat} />
      <TimelineView key={key} chat={chat} />
      <Composer key={`composer:${key}`} chat={chat} chatKey={key} />
      {isOver && (
        <div class={style['drop']}>
          {t(chat.type === 'group' ? 'composer.dropGroup' : 'composer.drop')}
        </div>
      )}
    </section>
  )
}
