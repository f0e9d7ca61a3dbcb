import { SquareTerminal } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Empty } from '../../common/parts/empty.tsx'
import { formatTime } from '../../common/format.ts'
import { t } from '../../i18n/i18n.ts'
import { logs, session } from '../../state/state.ts'
import style from './log-panel.module.css'

/** How close to the end counts as there, in pixels. */
const NEAR = 40

/** What the bot has printed. */
export function LogPanel() {
  const { bot } = session.value ?? {}
  const lines = [...logs.value].sort(([a], [b]) => a - b)
  const scroll = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  useLayoutEffect(() => {
    const { current } = scroll
    if (current !== null && follows.current) current.scrollTop = current.scrollHeight
  }, [lines.at(-1)?.[0]])
  if (bot === undefined) {
    return <Empty icon={SquareTerminal} text={t('log.unknown')} hint={t('log.unknown.hint')} />
  }
  if (lines.length === 0) {
    return <Empty icon={SquareTerminal} text={t('log.empty')} hint={t('log.empty.hint')} />
  }
  return (
    <div
      ref={scroll}
      class={style['scroll']}
      // With the keyboard, too.
      tabIndex={0}
      role="region"
      aria-label={t('log.label')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR
      }}
    >
      <ol class={style['lines']}>
        {lines.map(([key, { stream, text, time }]) => (
          <li key={key} data-stream={stream}>
            <time dateTime={new Date(time).toISOString()}>{formatTime(time)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {!bot.running && <p class={style['end']}>{t('log.ended', { code: bot.exitCode ?? '?' })}</p>}
    </div>
  )
}
