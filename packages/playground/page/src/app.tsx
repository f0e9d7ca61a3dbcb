import { connection } from './connection/connection.ts'
import { ChatList } from './chat/chat-list.tsx'
import { ChatView } from './chat/chat-view.tsx'
import { Overlays } from './common/overlays.tsx'
import { language, t } from './i18n/i18n.ts'
import { Diagnosis } from './inspector/diagnosis/diagnosis.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { Toolbar } from './inspector/toolbar.tsx'
import { session } from './state/state.ts'
import { pane } from './state/navigation.ts'
import style from './app.module.css'

export function App() {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  document.title = t('app.title')
  const { value: status } = connection
  const isKnown = session.value !== undefined && status !== 'refused'
  return (
    <div class={style['app']} data-pane={pane.value}>
      {isKnown && <Toolbar />}
      {status !== 'open' && isKnown && <Status text={t(`connection.${status}`)} />}
      {status !== 'open' && !isKnown && (
        <main class={style['alone']}>
          <h1 class="visually-hidden">{t('app.title')}</h1>
          <Status text={t(`connection.${status}`)} />
        </main>
      )}
      {isKnown && <Diagnosis />}
      {isKnown && (
        <main class={style['panes']}>
          <div class={style['list']}>
            <ChatList />
          </div>
          <div class={style['chat']}>
            <ChatView />
          </div>
          <div class={style['inspector']}>
            <Inspector />
          </div>
        </main>
      )}
      <Overlays />
    </div>
  )
}

function Status({ text }: { text: string }) {
  return (
    <p class={style['status']} role="status">
      {text}
    </p>
  )
}
