import { Scissors } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { sockets } from '../../state/state.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { isOpen } from './entries.ts'
import { NextFrames, Strikes } from './next-frames.tsx'
import style from './open-sockets.module.css'
import { socketName } from './socket-name.ts'

/** The sockets that are open, each with a way to cut it, and what is to happen to the next frames. */
export function OpenSockets() {
  const { act, error } = useCommand()
  const open = [...sockets.value.values()].filter(isOpen)
  return (
    <section class={style['open']} aria-label={t('sockets.open')}>
      {open.length === 0 ? (
        <p class={style['none']}>{t('sockets.none-open')}</p>
      ) : (
        <ul class={style['sockets']}>
          {open.map((socket) => (
            <li key={socket.key}>
              <span class={style['dot']} />
              <span class={style['name']}>
                {socketName(socket)} <span>{t(`socket.${socket.direction}`)}</span>
              </span>
              <IconButton
                icon={Scissors}
                label={t('socket.cut', { number: socket.key })}
                onClick={() => void act({ do: 'cutSockets', socket: socket.key })}
              />
            </li>
          ))}
        </ul>
      )}
      <NextFrames />
      {open.length > 1 && (
        <Button icon={Scissors} onClick={() => void act({ do: 'cutSockets' })}>
          {t('socket.cut-all')}
        </Button>
      )}
      <Strikes />
      <ErrorLine error={error} />
    </section>
  )
}
