import { useState } from 'preact/hooks'
import type { Role } from '@cqhttp/sandbox'
import { run } from '../../connection/connection.ts'
import { t } from '../../i18n/i18n.ts'
import { SelectField } from '../../common/parts/select-field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import { selfId } from '../../state/names.ts'
import { users } from '../../state/state.ts'
import { Avatar } from '../avatar.tsx'
import { openChat } from '../chat-state.ts'
import { FormDialog } from './form-dialog.tsx'
import style from './form.module.css'

const ROLES: readonly Role[] = ['owner', 'admin', 'member']

/** Makes a group that the bot is in. */
export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const people = [...users.value.values()].filter(({ id }) => id !== selfId())
  const [name, setName] = useState('')
  const [members, setMembers] = useState<readonly number[]>(people.slice(0, 2).map(({ id }) => id))
  const [botRole, setBotRole] = useState<Role>('admin')
  const [error, setError] = useState<string>()

  async function create(): Promise<void> {
    const result = await run({ do: 'addGroup', name: name.trim(), members, botRole })
    if (result.id === undefined) return setError(result.error)
    onClose()
    openChat({ type: 'group', group: result.id })
  }

  function toggle(id: number): void {
    setMembers(members.includes(id) ? members.filter((known) => known !== id) : [...members, id])
  }

  return (
    <FormDialog
      title={t('chat.newGroup').replace('…', '')}
      isComplete={name.trim() !== ''}
      error={error}
      submit={t('chat.create')}
      onSubmit={create}
      onClose={onClose}
    >
      <TextField label={t('chat.groupName')} value={name} required autoFocus onInput={setName} />
      <SelectField
        label={t('chat.botRole')}
        options={ROLES.map((role) => ({ value: role, text: t(`chat.botRole.${role}`) }))}
        value={botRole}
        onPick={setBotRole}
      />
      <fieldset>
        <legend class={style['legend']}>{t('chat.groupMembers')}</legend>
        {botRole !== 'owner' && <p class={style['hint']}>{t('chat.groupMembersHint')}</p>}
        <div class={style['people']}>
          {people.map(({ id, nickname }) => (
            <label key={id} class={style['check']}>
              <input type="checkbox" checked={members.includes(id)} onChange={() => toggle(id)} />
              <Avatar id={id} name={nickname} size="small" />
              {nickname}
              <span class={style['hint']}>
                {botRole !== 'owner' && members[0] === id ? t('chat.role.owner') : id}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  )
}
