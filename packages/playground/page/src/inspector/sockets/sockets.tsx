import { computed, signal } from '@preact/signals'
import { Cable, SearchX } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { frames, session, sockets } from '../../state/state.ts'
import { control } from '../../common/parts/control.ts'
import { Empty } from '../../common/parts/empty.tsx'
import style from '../rows/master-detail.module.css'
import { type Entry, isListed, toEntries } from './entries.ts'
import { EntryDetail } from './entry-detail.tsx'
import { EntryList } from './entry-list.tsx'
import { OpenSockets } from './open-sockets.tsx'
import { socketName } from './socket-name.ts'

const text = signal('')
const which = signal<number | undefined>(undefined)
/** The entry that is chosen; undefined for the latest. */
const chosen = signal<string | undefined>(undefined)
/** Where the panel is narrow, the detail covers the list. */
const isDetailOpen = signal(false)

const all = computed(() => toEntries(sockets.value, frames.value))

/** What went over sockets, their opening and closing, and the one that is chosen. */
export function Sockets() {
  if (sockets.value.size === 0) {
    const apiRoot = (session.value?.apiRoot ?? '').replace(/^http/, 'ws')
    return (
      <Empty icon={Cable} text={t('sockets.empty')} hint={t('sockets.empty.hint', { apiRoot })} />
    )
  }
  const isKnown = which.value !== undefined && sockets.value.has(which.value)
  const filter = { socket: isKnown ? which.value : undefined, text: text.value }
  const listed = all.value.filter((entry) => isListed(entry, filter))
  const shown = all.value.find(({ key }) => key === chosen.value) ?? listed[0]
  return (
    <div class={style['both']} data-detail={isDetailOpen.value ? '' : undefined}>
      <div class={style['master']}>
        <OpenSockets />
        <div class={style['filter']}>
          <input
            type="search"
            class={control}
            aria-label={t('sockets.filter')}
            placeholder={t('sockets.filter.placeholder')}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
          <WhichSocket value={filter.socket} />
        </div>
        {listed.length === 0 ? (
          <Empty icon={SearchX} text={t('sockets.none')} />
        ) : (
          <EntryList
            entries={listed}
            chosen={shown?.key}
            onChoose={(entry: Entry) => {
              // Choosing the latest means to follow it.
              chosen.value = entry === all.value[0] ? undefined : entry.key
            }}
            onOpen={() => (isDetailOpen.value = true)}
          />
        )}
      </div>
      {shown && <EntryDetail entry={shown} onBack={() => (isDetailOpen.value = false)} />}
    </div>
  )
}

function WhichSocket({ value }: { value: number | undefined }) {
  const latest = [...sockets.value.values()].sort((a, b) => b.key - a.key)
  return (
    <select
      class={control}
      aria-label={t('sockets.which')}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        which.value = currentTarget.value === '' ? undefined : Number(currentTarget.value)
      }}
    >
      <option value="">{t('sockets.which.all')}</option>
      {latest.map((socket) => (
        <option key={socket.key} value={socket.key}>
          {socketName(socket)}
        </option>
      ))}
    </select>
  )
}
