import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/server/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session, users } from '../../state/state.ts'
import { isMember } from '../event-form/people.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { Field } from '../../common/parts/field.tsx'
import type { Act } from './act.ts'
import style from './panel.module.css'

interface BringInProps {
  group: GroupView
  act: Act
  isBusy: boolean
}

/** Somebody who is not in the group comes in, or asks to. */
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
          <Field label={t('group.person')}>
            {(ids) => (
              <select
                {...ids}
                class={control}
                value={user.id}
                onChange={(event) => setPicked(Number(event.currentTarget.value))}
              >
                {outside.map(({ id, nickname }) => (
                  <option key={id} value={id}>
                    {nickname} · {id}
                  </option>
                ))}
              </select>
            )}
          </Field>
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
            <Field label={t('group.comment')}>
              {(ids) => (
                <input
                  {...ids}
                  class={control}
                  value={comment}
                  onInput={(event) => setComment(event.currentTarget.value)}
                />
              )}
            </Field>
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
