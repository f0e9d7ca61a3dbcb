import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session, users } from '../../state/state.ts'
import { isMember } from '../event-form/people.ts'
import { Button } from '../../common/parts/button.tsx'
import { SelectField } from '../../common/parts/select-field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import type { Act } from './act.ts'
import style from './panel.module.css'

interface BringInProps {
  group: GroupView
  act: Act
  isBusy: boolean
}

/** Brings somebody into the group, or makes them ask. */
export function BringIn({ group, act, isBusy }: BringInProps) {
  const outside = [...users.value.values()].filter(
    ({ id }) => id !== session.value?.selfId && !isMember(group, id),
  )
  const [picked, setPicked] = useState<number>()
  const [comment, setComment] = useState('')
  const user = outside.find(({ id }) => id === picked) ?? outside[0]
  return (
    <section>
      <h3>{t('group.bring-in')}</h3>
      {user === undefined ? (
        <p>{t('group.nobody')}</p>
      ) : (
        <>
          <SelectField
            label={t('group.person')}
            options={outside.map(({ id, nickname }) => ({
              value: id,
              text: `${nickname} · ${id}`,
            }))}
            value={user.id}
            onPick={setPicked}
          />
          <div class={style['row']}>
            <Button
              disabled={isBusy}
              onClick={() => void act({ do: 'join', group: group.id, user: user.id })}
            >
              {t('group.join')}
            </Button>
            <Button
              disabled={isBusy}
              onClick={() =>
                void act({ do: 'join', group: group.id, user: user.id, invited: true })
              }
            >
              {t('group.invited')}
            </Button>
          </div>
          <div class={style['row']}>
            <TextField label={t('group.comment')} value={comment} onInput={setComment} />
            <Button
              disabled={isBusy}
              onClick={() =>
                void act({ do: 'requestJoin', from: user.id, group: group.id, comment })
              }
            >
              {t('group.ask')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
