import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../common/parts/button.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'
import { Switch } from '../../common/parts/field.tsx'
import type { Act } from './act.ts'
import { TextSetting } from './member-actions.tsx'
import style from './panel.module.css'

interface GroupSettingsProps {
  group: GroupView
  act: Act
  isBusy: boolean
}

/** What concerns the group as a whole. */
export function GroupSettings({ group, act, isBusy }: GroupSettingsProps) {
  const [isAsking, setAsking] = useState(false)
  const { id, name, wholeBan, anonymousAllowed } = group
  const close = (): void => setAsking(false)
  return (
    <section>
      <h3>{t('group.settings')}</h3>
      <Switch
        label={t('group.all-muted')}
        hint={t('group.all-muted.hint')}
        checked={wholeBan}
        disabled={isBusy}
        onChange={(enable) => void act({ do: 'wholeBan', group: id, enable })}
      />
      <Switch
        label={t('group.anonymous')}
        checked={anonymousAllowed}
        disabled={isBusy}
        onChange={(enable) => void act({ do: 'allowAnonymous', group: id, enable })}
      />
      <TextSetting
        label={t('group.rename')}
        initial={name}
        onSave={(text) => void act({ do: 'rename', group: id, name: text })}
      />
      <div class={style['row']}>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('group.dismiss')}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={t('group.dismiss.title', { name })}
          onClose={close}
          footer={
            <>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button
                look="danger"
                onClick={() => {
                  close()
                  void act({ do: 'dismiss', group: id })
                }}
              >
                {t('group.dismiss')}
              </Button>
            </>
          }
        >
          <p>{t('group.dismiss.text')}</p>
        </Dialog>
      )}
    </section>
  )
}
