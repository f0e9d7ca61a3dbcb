import { effect } from '@preact/signals'
import { ArrowLeft } from 'lucide-preact'
import { t } from '../i18n/i18n.ts'
import { calls, exchanges, sockets } from '../state/state.ts'
import { currentChat, pane, selectedExchange } from '../state/navigation.ts'
import { CallList } from './calls/call-list.tsx'
import { Exchanges } from './exchanges/exchanges.tsx'
import style from './inspector.module.css'
import { LogPanel } from './log/log-panel.tsx'
import { GroupPanel } from './panels/group-panel.tsx'
import { PersonPanel } from './panels/person-panel.tsx'
import { IconButton } from '../common/parts/button.tsx'
import { Tabs } from '../common/parts/tabs.tsx'
import { isDetailOpen, tab } from './selected.ts'
import { Sockets } from './sockets/sockets.tsx'
import { isOpen } from './sockets/entries.ts'

// An exchange that is selected, here or in the chat, is to be seen.
effect(() => {
  if (selectedExchange.value !== undefined) tab.value = 'exchanges'
})
effect(() => {
  if (pane.value === 'inspector' && selectedExchange.peek() !== undefined) isDetailOpen.value = true
})

/** What went over the wire, and what can be done in the open chat. */
export function Inspector() {
  const { value: chat } = currentChat
  const hasSockets = sockets.value.size > 0 || tab.value === 'sockets'
  const open = [...sockets.value.values()].filter(isOpen).length
  const tabs = [
    { name: 'exchanges', text: t('tab.exchanges'), count: exchanges.value.size },
    { name: 'calls', text: t('tab.calls'), count: calls.value.size },
    ...(hasSockets ? ([{ name: 'sockets', text: t('tab.sockets'), count: open }] as const) : []),
    { name: 'log', text: t('tab.log') },
    { name: 'chat', text: t(chat?.type === 'group' ? 'tab.group' : 'tab.person') },
  ] as const
  return (
    <aside aria-label={t('inspector.title')} class={style['inspector']}>
      <Tabs
        label={t('inspector.tabs')}
        tabs={tabs}
        chosen={tab.value}
        onChoose={(name) => (tab.value = name)}
        before={
          <span class={style['back']}>
            <IconButton
              icon={ArrowLeft}
              label={t('inspector.back')}
              onClick={() => (pane.value = 'chat')}
            />
          </span>
        }
      >
        {tab.value === 'exchanges' && <Exchanges />}
        {tab.value === 'calls' && <CallList />}
        {tab.value === 'sockets' && <Sockets />}
        {tab.value === 'log' && <LogPanel />}
        {tab.value === 'chat' &&
          (chat?.type === 'group' ? (
            <GroupPanel key={chat.group} groupId={chat.group} />
          ) : (
            <PersonPanel key={chat?.user} userId={chat?.user} />
          ))}
      </Tabs>
    </aside>
  )
}
