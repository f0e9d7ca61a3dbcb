import { useState } from 'preact/hooks'
import type { UserView } from '../../../../src/server/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { Dialog } from '../../common/parts/dialog.tsx'
import { Field } from '../../common/parts/field.tsx'
import { act } from '../act.ts'
import style from './form.module.css'

/** Somebody asks the bot to be a friend. */
export function AskFriendDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const [comment, setComment] = useState(t('chat.me', { name: user.nickname }))
  const form = `ask-friend-${user.id}`

  return (
    <Dialog
      title={t('chat.askFriendTitle', { name: user.nickname })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={form}>
            {t('chat.ask')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        class={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void act({ do: 'requestFriend', from: user.id, comment })
        }}
      >
        <Field label={t('chat.comment')}>
          {(ids) => (
            <input
              {...ids}
              class={control}
              value={comment}
              autoFocus
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
