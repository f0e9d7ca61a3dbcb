import { t } from '../../i18n/i18n.ts'
import { formatSize, formatTime } from '../../common/format.ts'
import { Badge, type BadgeTone } from '../../common/parts/badge.tsx'
import { eventTitle } from '../event-title.ts'
import { RowList } from '../rows/row-list.tsx'
import style from '../rows/row-list.module.css'
import {
  describeFrame,
  type Entry,
  type FrameEntry,
  type FrameFace,
  type SocketEntry,
} from './entries.ts'
import { socketName } from './socket-name.ts'

interface EntryListProps {
  entries: readonly Entry[]
  chosen: string | undefined
  onChoose: (entry: Entry) => void
  onOpen: () => void
}

/** Frames, and sockets that open and close, the latest first. */
export function EntryList({ entries, chosen, onChoose, onOpen }: EntryListProps) {
  return (
    <RowList
      label={t('sockets.list')}
      items={entries}
      keyOf={({ key }) => key}
      toneOf={toneOf}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={onOpen}
    >
      {(entry) => ('frame' in entry ? <FrameRow entry={entry} /> : <SocketRow entry={entry} />)}
    </RowList>
  )
}

function toneOf(entry: Entry): 'pending' | 'good' | 'bad' | 'warn' | 'plain' {
  if ('frame' in entry) return describeFrame(entry.frame).isFailed ? 'warn' : 'plain'
  const tones = { dialling: 'pending', opened: 'good', failed: 'bad', closed: 'warn' } as const
  return tones[entry.state]
}

const TONES: Record<FrameFace['kind'], BadgeTone> = {
  event: 'accent',
  call: 'violet',
  answer: 'good',
  other: 'plain',
}

function FrameRow({ entry: { frame, socket, time } }: { entry: FrameEntry }) {
  const face = describeFrame(frame)
  return (
    <>
      <span class={style['title']}>{titleOf(face)}</span>
      <span class={style['status']}>{face.isFailed && t('frame.failed')}</span>
      <span class={style['duration']}>{formatSize(frame.length)}</span>
      <span class={style['below']}>
        <Badge tone={TONES[face.kind]}>{t(`frame.${face.kind}`)}</Badge>
        <code>
          {socket === undefined ? `#${frame.socket}` : socketName(socket)}{' '}
          {t(`frame.from.${frame.from}`)}
        </code>
      </span>
      <time class={style['time']}>{formatTime(time)}</time>
    </>
  )
}

/** What a frame is, in a few words. */
export function titleOf({ kind, name }: FrameFace): string {
  if (kind === 'event' && name !== undefined) return eventTitle(name)
  if (kind === 'call' && name !== undefined) return name
  if (kind === 'answer') return t('frame.answer.title', { echo: name ?? '' })
  return t('frame.other.title')
}

function SocketRow({ entry: { state, socket, time } }: { entry: SocketEntry }) {
  return (
    <>
      <span class={style['title']}>{t(`socket.${state}`)}</span>
      <span class={style['status']}>{statusOf({ state, socket })}</span>
      <span class={style['duration']} />
      <span class={style['below']}>
        <code>
          {socketName(socket)} {t(`socket.${socket.direction}`)}
        </code>
      </span>
      <time class={style['time']}>{formatTime(time)}</time>
    </>
  )
}

function statusOf({ state, socket }: Pick<SocketEntry, 'state' | 'socket'>): string {
  if (state === 'dialling') return t('socket.dialling.note')
  if (state === 'failed') return socket.error ?? ''
  if (state === 'opened') return ''
  return socket.isCut === true ? t('socket.cut-on-purpose') : String(socket.code ?? '')
}
