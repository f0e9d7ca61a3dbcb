import { useState } from 'preact/hooks'
import type { UserView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { TextField } from '../../common/parts/text-field.tsx'
import { act } from '../act.ts'
import { FormDialog } from './form-dialog.tsx'

/** Somebody asks the bot to be a friend. */
export function AskFriendDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const [comment, setComment] = useState(t('chat.me', { name: user.nickname }))

  function ask(): void {
    onClose()
    void act({ do: 'requestFriend', from: user.id, comment })
  }

  return (
    <FormDialog
      title={t('chat.askFriendTitle', { name: user.nickname })}
      submit={t('chat.ask')}
      onSubmit={ask}
      onClose={onClose}
    >
      <TextField label={t('chat.comment')} value={comment} autoFocus onInput={setComment} />
    </FormDialog>
  )
}
