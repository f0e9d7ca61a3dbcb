import { useState } from 'preact/hooks'
import { run } from '../../connection/connection.ts'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../inspector/parts/button.tsx'
import { control } from '../../inspector/parts/control.ts'
import { Dialog } from '../../inspector/parts/dialog.tsx'
import { ErrorLine } from '../../inspector/parts/error-line.tsx'
import { Field } from '../../inspector/parts/field.tsx'
import { openChat } from '../chat-state.ts'
import style from './form.module.css'

const FORM = 'new-person'

/** Makes somebody who can talk with the bot. */
export function NewPersonDialog({ onClose }: { onClose: () => void }) {
  const [nickname, setNickname] = useState('')
  const [number, setNumber] = useState('')
  const [isFriend, setFriend] = useState(true)
  const [error, setError] = useState<string>()

  async function create(): Promise<void> {
    const result = await run({
      do: 'addUser',
      nickname: nickname.trim(),
      friend: isFriend,
      ...(number === '' ? {} : { id: Number(number) }),
    })
    if (result.id === undefined) return setError(result.error)
    onClose()
    openChat({ type: 'private', user: result.id })
  }

  return (
    <Dialog
      title={t('chat.newPerson').replace('…', '')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} disabled={nickname.trim() === ''}>
            {t('chat.create')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        class={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <Field label={t('chat.nickname')}>
          {(ids) => (
            <input
              {...ids}
              class={control}
              value={nickname}
              required
              autoFocus
              onInput={(event) => setNickname(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('chat.number')} hint={t('chat.numberHint')}>
          {(ids) => (
            <input
              {...ids}
              class={control}
              value={number}
              inputMode="numeric"
              pattern="[1-9][0-9]{0,14}"
              onInput={(event) => setNumber(event.currentTarget.value)}
            />
          )}
        </Field>
        <label class={style['check']}>
          <input
            type="checkbox"
            checked={isFriend}
            onChange={(event) => setFriend(event.currentTarget.checked)}
          />
          <span>
            {t('chat.asFriend')}
            <br />
            <span class={style['hint']}>{t('chat.asFriendHint')}</span>
          </span>
        </label>
        <ErrorLine error={error} />
      </form>
    </Dialog>
  )
}
