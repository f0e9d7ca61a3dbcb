import { List } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { frames, session } from '../../state/state.ts'
import { formatDuration, formatSize, formatTime } from '../../common/format.ts'
import { CodeView } from '../../common/parts/code-view.tsx'
import { IconButton } from '../../common/parts/button.tsx'
import { diagnoseSocket } from '../../../../src/diagnosis/index.ts'
import { DiagnosisList } from '../diagnosis/diagnosis-cards.tsx'
import { Headers } from '../exchanges/headers.tsx'
import { Section } from '../exchanges/section.tsx'
import { StatusText } from '../exchanges/status-text.tsx'
import style from '../rows/detail.module.css'
import { describeFrame, type Entry, type FrameEntry, type SocketEntry } from './entries.ts'
import { titleOf } from './entry-list.tsx'
import { socketName } from './socket-name.ts'

interface EntryDetailProps {
  entry: Entry
  onBack: () => void
}

/** All that is known of a frame, or of a socket that opened or closed. */
export function EntryDetail({ entry, onBack }: EntryDetailProps) {
  const title = 'frame' in entry ? titleOf(describeFrame(entry.frame)) : t(`socket.${entry.state}`)
  const { socket } = entry
  return (
    <article class={style['detail']} aria-label={title}>
      <header class={style['header']}>
        <span class={style['back']}>
          <IconButton icon={List} label={t('sockets.all')} onClick={onBack} />
        </span>
        <div class={style['heading']}>
          <h2>{title}</h2>
          <p>
            {socket && `${socketName(socket)} · ${t(`socket.${socket.direction}`)} · `}
            {formatTime(entry.time)}
          </p>
        </div>
      </header>
      <div class={style['scroll']} key={entry.key}>
        {'frame' in entry ? <Frame entry={entry} /> : <Socket entry={entry} />}
      </div>
    </article>
  )
}

function Frame({ entry: { frame } }: { entry: FrameEntry }) {
  const { kind, name } = describeFrame(frame)
  const isCut = frame.length > frame.text.length
  return (
    <>
      <p class={style['summary']}>
        {t(`frame.${kind}`)} {t(`frame.from.${frame.from}`)} {name && <code>{name}</code>}
      </p>
      {isCut && (
        <p class={style['summary']}>{t('frame.cut', { size: formatSize(frame.length) })}</p>
      )}
      <CodeView text={frame.text} label={t(`frame.${kind}`)} />
    </>
  )
}

function Socket({ entry: { socket } }: { entry: SocketEntry }) {
  const { request, response, openedAt, closedAt, code, reason } = socket
  return (
    <>
      <SocketDiagnosis entry={socket} />
      <Section title={t('socket.handshake')}>
        <p class={style['summary']}>
          <code>
            {request.method} {request.url}
          </code>
        </p>
        <Headers headers={request.headers} />
      </Section>
      {response && (
        <Section title={t('socket.refusal')} beside={<StatusText status={response.status} />}>
          <Headers headers={response.headers} />
          {response.body !== '' && <CodeView text={response.body} label={t('body.label')} />}
        </Section>
      )}
      {closedAt !== undefined && openedAt !== undefined && (
        <Section
          title={t('socket.close')}
          beside={t('socket.lasted', { duration: formatDuration(closedAt - openedAt) })}
        >
          <p class={style['summary']}>
            {reason
              ? t('socket.close.code', { code: code ?? '', reason })
              : t('socket.close.plain', { code: code ?? '' })}
          </p>
        </Section>
      )}
    </>
  )
}

function SocketDiagnosis({ entry: socket }: { entry: SocketEntry['socket'] }) {
  const { value: known } = session
  if (known === undefined) return null
  const own = [...frames.value.values()].filter((frame) => frame.socket === socket.key)
  return <DiagnosisList found={diagnoseSocket(known, socket, own)} />
}
