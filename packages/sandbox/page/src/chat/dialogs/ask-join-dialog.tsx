import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/server/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { Dialog } from '../../common/parts/dialog.tsx'
import { Field } from '../../common/parts/field.tsx'
import { users } from '../../state/state.ts'
import { act } from '../act.ts'
import style from './form.module.css'

interface AskJoinDialogProps {
  group: GroupView
  /** Whether somebody asks, or joins without being asked. */
  way: 'ask' | 'join'
  onClose: () => void
}

/** Somebody who is not in a group comes into it. */
export function AskJoinDialog({ group, way, onClose }: AskJoinDialogProps) {
  const others = [...users.value.values()].filter(
    ({ id }) => !group.members.some(({ userId }) => userId === id),
  )
  const [userId, setUserId] = useState(others[0]?.id)
  const [comment, setComment] = useState('')
  const form = `join-${group.id}`

  function join(): void {
    if (userId === undefined) return
    onClose()
    void act(
      way === 'ask'
        ? { do: 'requestJoin', from: userId, group: group.id, comment }
        : { do: 'join', user: userId, group: group.id },
    )
  }

  return (
    <Dialog
      title={t(way === 'ask' ? 'chat.askJoinTitle' : 'chat.joinNowTitle', { group: group.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={userId === undefined}>
            {t(way === 'ask' ? 'chat.ask' : 'chat.join')}
          </Button>
        </>
      }
    >
      {userId === undefined ? (
        <p class={style['empty']}>{t('chat.nobodyLeft')}</p>
      ) : (
        <form
          id={form}
          class={style['form']}
          onSubmit={(event) => {
            event.preventDefault()
            join()
          }}
        >
          <Field label={t('chat.who')} hint={way === 'ask' ? t('chat.askJoinHint') : undefined}>
            {(ids) => (
              <select
                {...ids}
                class={control}
                value={userId}
                onChange={(event) => setUserId(Number(event.currentTarget.value))}
              >
                {others.map(({ id, nickname }) => (
                  <option key={id} value={id}>{`${nickname} (${id})`}</option>
                ))}
              </select>
            )}
          </Field>
          {way === 'ask' && (
            <Field label={t('chat.comment')}>
              {(ids) => (
                <input
                  {...ids}
                  class={control}
                  value={comment}
                  onInput={(event) => setComment(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
        </form>
      )}
    </Dialog>
  )
}
