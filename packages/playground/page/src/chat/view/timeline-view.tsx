import { ArrowDown } from 'lucide-preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { longTime } from '../../common/time.ts'
import { t } from '../../i18n/i18n.ts'
import type { ChatId } from '../../state/navigation.ts'
import { speaker, timeline } from '../chat-state.ts'
import type { Entry } from '../timeline.ts'
import { EmptyChat } from './empty-chat.tsx'
import { HappeningRow } from './happening-row.tsx'
import { MessageRow } from './message-row.tsx'
import { RecalledRow } from './recalled-row.tsx'
import style from './timeline-view.module.css'
import tip from './tip.module.css'

/** This near to the end counts as at the end, in pixels. */
const NEAR = 48

/** What was said and what happened. If the reader is at the end, it stays there. */
export function TimelineView({ chat }: { chat: ChatId }) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const lastTop = useRef(0)
  /** The last entry when the reader left the end; undefined while the end is in view. */
  const [left, setLeft] = useState<string>()
  const { value: entries } = timeline
  const { value: own } = speaker
  const last = entries.at(-1)

  function toEnd(): void {
    const { current: element } = scroller
    if (element !== null) element.scrollTop = element.scrollHeight
  }

  useLayoutEffect(() => {
    const { current: element } = content
    if (element === null) return
    // Pictures grow once they are loaded.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd()
    })
    observer.observe(element)
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    const isOwn = last?.type === 'message' && last.message.userId === own
    if (isAtEnd.current || isOwn) toEnd()
  }, [last?.key])

  function onScroll(): void {
    const { current: element } = scroller
    if (element === null) return
    const { clientHeight, scrollHeight, scrollTop } = element
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR
    // Scrolling up means to leave the end; otherwise the content has grown, and is followed.
    if (isNear || scrollTop < lastTop.current) isAtEnd.current = isNear
    lastTop.current = scrollTop
    if (isAtEnd.current) setLeft(undefined)
    else setLeft((known) => known ?? last?.key)
  }

  const news = left === undefined ? 0 : countAfter(entries, left)
  return (
    <div class={style['timeline']}>
      <div
        ref={scroller}
        class={style['scroller']}
        role="log"
        aria-label={t('chat.log')}
        aria-live="polite"
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content} class={style['content']}>
          {entries.length === 0 && <EmptyChat chat={chat} />}
          {entries.map((entry) => (
            <EntryRow key={entry.key} entry={entry} own={own} />
          ))}
        </div>
      </div>
      {left !== undefined && (
        <button
          type="button"
          class={style['toEnd']}
          data-news={news > 0 ? '' : undefined}
          onClick={toEnd}
        >
          <ArrowDown size={16} aria-hidden="true" />
          {news > 0 ? (
            t('chat.newMessages', { count: news })
          ) : (
            <span class="visually-hidden">{t('chat.toBottom')}</span>
          )}
        </button>
      )}
    </div>
  )
}

function countAfter(entries: readonly Entry[], key: string): number {
  const at = entries.findLastIndex((entry) => entry.key === key)
  return entries.slice(at + 1).filter(({ type }) => type !== 'time').length
}

function EntryRow({ entry, own }: { entry: Entry; own: number | undefined }) {
  if (entry.type === 'time') return <TimeRow time={entry.time} />
  if (entry.type === 'happening') {
    const { fact } = entry.happening
    return (
      <HappeningRow
        happening={entry.happening}
        isOwn={fact.type === 'upload' && fact.userId === own}
      />
    )
  }
  const { message, isFirst, isLast } = entry
  if (message.recalled) return <RecalledRow message={message} />
  return (
    <MessageRow
      message={message}
      isFirst={isFirst}
      isLast={isLast}
      isOwn={message.userId === own}
    />
  )
}

function TimeRow({ time }: { time: number }) {
  return (
    <div class={`${tip['tip']} ${tip['time']}`}>
      <time dateTime={new Date(time * 1000).toISOString()}>{longTime(time)}</time>
    </div>
  )
}
