import type { MessageView } from '../../../../src/protocol.ts'
import { Ellipsis } from 'lucide-preact'
import { openMenu } from '../../common/menu.tsx'
import { clockTime, fullTime } from '../../common/time.ts'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { Avatar } from '../avatar.tsx'
import { Badges, MaskBadge } from '../badges.tsx'
import { openForward } from '../dialogs/forward-dialog.tsx'
import { Bubble } from './bubble.tsx'
import { DeliveryMark } from './delivery-mark.tsx'
import { rowId } from './jump.ts'
import { messageMenu } from './message-menu.ts'
import { openPersonMenu } from './person-menu.ts'
import style from './row.module.css'

interface MessageRowProps {
  message: MessageView
  isFirst: boolean
  isLast: boolean
  isOwn: boolean
}

export function MessageRow({ message, isFirst, isLast, isOwn }: MessageRowProps) {
  const { anonymous, groupId, number, time, userId, via } = message
  const name = anonymous ?? nameOf(userId, groupId)
  const isBot = userId === selfId()
  const how = via === 'person' ? '' : ` · ${t(`chat.via.${via}`)}`
  const context = {
    openForward,
    ...(groupId === undefined ? {} : { groupId }),
    ...(message.forwards === undefined ? {} : { forwards: message.forwards }),
  }

  function openMessageMenu(at: Element | { x: number; y: number }): void {
    openMenu({ label: t('chat.messageMenu'), items: messageMenu(message), at })
  }

  return (
    <div
      id={rowId(number)}
      class={style['row']}
      data-own={isOwn ? '' : undefined}
      data-first={isFirst ? '' : undefined}
      data-last={isLast ? '' : undefined}
    >
      <div class={style['side']}>
        {isFirst && (
          <button
            type="button"
            class={style['person']}
            aria-label={t('chat.person', { name })}
            onClick={(event) => openPersonMenu(userId, groupId, event.currentTarget)}
            onContextMenu={(event) => {
              event.preventDefault()
              openPersonMenu(userId, groupId, event.currentTarget)
            }}
          >
            <Avatar
              id={userId}
              name={name}
              kind={anonymous !== undefined ? 'mask' : isBot ? 'bot' : 'person'}
            />
          </button>
        )}
      </div>
      <div class={style['said']}>
        <p class={isFirst && groupId !== undefined ? style['name'] : 'visually-hidden'}>
          <span class={style['nameText']}>{name}</span>
          {anonymous === undefined ? <Badges userId={userId} groupId={groupId} /> : <MaskBadge />}
        </p>
        <div
          class={style['line']}
          onContextMenu={(event) => {
            // A selected text and a link keep the menu of the browser.
            const isPlain = getSelection()?.isCollapsed !== false
            if (!isPlain || (event.target as Element).closest('a') !== null) return
            event.preventDefault()
            openMessageMenu({ x: event.clientX, y: event.clientY })
          }}
        >
          <Bubble segments={message.message} context={context} isOwn={isOwn} isTail={isFirst} />
          {!isBot && <DeliveryMark message={message} />}
          <span class={style['aside']}>
            <button
              type="button"
              class={style['more']}
              aria-label={t('chat.messageMenu')}
              title={t('chat.messageMenu')}
              aria-haspopup="menu"
              onClick={(event) => openMessageMenu(event.currentTarget)}
            >
              <Ellipsis size={18} aria-hidden="true" />
            </button>
            <time
              class={style['time']}
              dateTime={new Date(time * 1000).toISOString()}
              title={fullTime(time) + how}
            >
              {clockTime(time)}
            </time>
          </span>
        </div>
      </div>
    </div>
  )
}
