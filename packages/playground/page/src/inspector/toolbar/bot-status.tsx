import { ChevronDown, Lock } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { SessionView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session, sockets } from '../../state/state.ts'
import { Button } from '../../common/parts/button.tsx'
import { CopyButton } from '../../common/parts/copy-button.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import { Popover } from '../../common/parts/popover.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { isOpen } from '../sockets/entries.ts'
import { socketName } from '../sockets/socket-name.ts'
import style from './bot-status.module.css'
import trigger from './trigger.module.css'

type Reach = 'up' | 'connected' | 'disconnected' | 'down' | 'unknown' | 'nowhere'

function reachOf({ postUrl, reachable, connected }: SessionView): Reach {
  if (connected === true) return 'connected'
  if (postUrl === undefined) return 'nowhere'
  if (reachable === undefined) return 'unknown'
  if (!reachable) return 'down'
  return isSocketUrl(postUrl) ? 'disconnected' : 'up'
}

function isSocketUrl(url: string): boolean {
  return /^wss?:/.test(url)
}

/** Whether the bot runs, and where. */
export function BotStatus() {
  const { value: known } = session
  if (known === undefined) return null
  const reach = reachOf(known)
  const { postUrl, signed } = known
  const place = postUrl !== undefined && URL.canParse(postUrl) ? new URL(postUrl).host : undefined
  return (
    <Popover
      label={t('bot.label')}
      trigger={{ class: trigger['trigger'], 'data-shrinks': '' }}
      face={
        <>
          <span class={style['dot']} data-reach={reach} />
          <span class={style['words']}>
            <span>{t('bot.label')}</span>
            <span class={trigger['dim']}>{t(`bot.${reach}`)}</span>
          </span>
          {place !== undefined && <code class={style['place']}>{place}</code>}
          {signed && <Lock size={13} aria-label={t('bot.signed')} />}
          <ChevronDown size={14} aria-hidden="true" />
        </>
      }
    >
      {(close) => <Details known={known} reach={reach} close={close} />}
    </Popover>
  )
}

function Details({ known, reach, close }: { known: SessionView; reach: Reach; close: () => void }) {
  const { postUrl, signed, apiRoot, guarded } = known
  const open = [...sockets.value.values()].filter(isOpen)
  return (
    <div class={style['details']}>
      <p class={style['state']}>
        <span class={style['dot']} data-reach={reach} />
        {t('bot.label')} <span>{t(`bot.${reach}`)}</span>
      </p>
      <dl class={style['facts']}>
        {postUrl !== undefined && (
          <>
            <dt>{t('bot.post')}</dt>
            <dd>
              <code>{postUrl}</code>
            </dd>
          </>
        )}
        {sockets.value.size > 0 && (
          <>
            <dt>{t('sockets.open')}</dt>
            <dd>
              {open.length === 0 && t('sockets.none-open')}
              {open.map((socket) => (
                <div key={socket.key}>
                  {socketName(socket)} {t(`socket.${socket.direction}`)}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{t('bot.signing')}</dt>
        <dd>{t(signed ? 'bot.signed' : 'bot.unsigned')}</dd>
        <dt>{t('bot.api')}</dt>
        <dd class={style['copied']}>
          <code>{apiRoot}</code>
          <CopyButton small text={apiRoot} label={t('copy')} />
        </dd>
        <dt>{t('bot.token')}</dt>
        <dd>{t(guarded ? 'bot.guarded' : 'bot.open')}</dd>
      </dl>
      <Connect url={postUrl ?? 'http://127.0.0.1:8080/'} close={close} />
    </div>
  )
}

function Connect({ url, close }: { url: string; close: () => void }) {
  const [address, setAddress] = useState(url)
  const { act, error, isBusy } = useCommand()

  async function connect(event: Event): Promise<void> {
    event.preventDefault()
    const result = await act({ do: 'connect', url: address.trim() })
    if (result.error === undefined) close()
  }

  return (
    <form class={style['connect']} onSubmit={(event) => void connect(event)}>
      <TextField
        label={t('bot.connect')}
        hint={t('bot.connect.hint')}
        after={
          <Button type="submit" disabled={isBusy}>
            {t('bot.connect.submit')}
          </Button>
        }
        inputMode="url"
        required
        pattern="(http|ws)s?://.+"
        value={address}
        onInput={setAddress}
      />
      <ErrorLine error={error} />
    </form>
  )
}
