import { useState } from 'preact/hooks'
import { run } from '../../connection/connection.ts'
import { t } from '../../i18n/i18n.ts'
import { TextField } from '../../common/parts/text-field.tsx'
import { openChat } from '../chat-state.ts'
import { FormDialog } from './form-dialog.tsx'
import style from './form.module.css'

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
    <FormDialog
      title={t('chat.newPerson').replace('…', '')}
      isComplete={nickname.trim() !== ''}
      error={error}
      submit={t('chat.create')}
      onSubmit={create}
      onClose={onClose}
    >
      <TextField
        label={t('chat.nickname')}
        value={nickname}
        required
        autoFocus
        onInput={setNickname}
      />
      <TextField
        label={t('chat.number')}
        hint={t('chat.numberHint')}
        value={number}
        inputMode="numeric"
        pattern="[1-9][0-9]{0,14}"
        onInput={setNumber}
      />
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
    </FormDialog>
  )
}
