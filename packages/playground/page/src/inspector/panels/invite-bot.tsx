import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { users } from '../../state/state.ts'
import { nameOf } from '../event-form/people.ts'
import { Button } from '../../common/parts/button.tsx'
import { SelectField } from '../../common/parts/select-field.tsx'
import type { Act } from './act.ts'
import style from './panel.module.css'

interface InviteBotProps {
  group: GroupView
  act: Act
  isBusy: boolean
}

/** The bot is not in the group: a member may invite it. */
export function InviteBot({ group, act, isBusy }: InviteBotProps) {
  const [picked, setPicked] = useState<number>()
  const inviter = picked ?? group.members[0]?.userId
  return (
    <section>
      <p class={style['note']}>{t('group.bot-out')}</p>
      {inviter !== undefined && (
        <div class={style['row']}>
          <SelectField
            label={t('group.inviter')}
            options={group.members.map(({ userId }) => ({
              value: userId,
              text: nameOf(users.value, userId, group),
            }))}
            value={inviter}
            onPick={setPicked}
          />
          <Button
            disabled={isBusy}
            onClick={() => void act({ do: 'invite', from: inviter, group: group.id })}
          >
            {t('group.invite-bot')}
          </Button>
        </div>
      )}
    </section>
  )
}
