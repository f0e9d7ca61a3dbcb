import { useState } from 'preact/hooks'
import type { GroupView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { SelectField } from '../../common/parts/select-field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import { users } from '../../state/state.ts'
import { act } from '../act.ts'
import { FormDialog } from './form-dialog.tsx'
import style from './form.module.css'

interface AskJoinDialogProps {
  group: GroupView
  /** Whether somebody asks, or joins without being asked. */
  way: 'ask' | 'join'
  onClose: () => void
}

/** Lets somebody join a group, or ask to. */
export function AskJoinDialog({ group, way, onClose }: AskJoinDialogProps) {
  const others = [...users.value.values()].filter(
    ({ id }) => !group.members.some(({ userId }) => userId === id),
  )
  const [userId, setUserId] = useState(others[0]?.id)
  const [comment, setComment] = useState('')
  const isAsking = way === 'ask'

  function join(): void {
    if (userId === undefined) return
    onClose()
    void act(
      isAsking
        ? { do: 'requestJoin', from: userId, group: group.id, comment }
        : { do: 'join', user: userId, group: group.id },
    )
  }

  return (
    <FormDialog
      title={t(isAsking ? 'chat.askJoinTitle' : 'chat.joinNowTitle', { group: group.name })}
      submit={t(isAsking ? 'chat.ask' : 'chat.join')}
      isComplete={userId !== undefined}
      onSubmit={join}
      onClose={onClose}
    >
      {userId === undefined ? (
        <p class={style['empty']}>{t('chat.nobodyLeft')}</p>
      ) : (
        <>
          <SelectField
            label={t('chat.who')}
            hint={isAsking ? t('chat.askJoinHint') : undefined}
            options={others.map(({ id, nickname }) => ({ value: id, text: `${nickname} (${id})` }))}
            value={userId}
            onPick={setUserId}
          />
          {isAsking && <TextField label={t('chat.comment')} value={comment} onInput={setComment} />}
        </>
      )}
    </FormDialog>
  )
}
