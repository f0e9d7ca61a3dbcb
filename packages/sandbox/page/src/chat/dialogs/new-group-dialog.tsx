import { useState } from 'preact/hooks'
import type { Role } from '../../../../src/world/entities.ts'
import { run } from '../../connection/connection.ts'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../inspector/parts/button.tsx'
import { control } from '../../inspector/parts/control.ts'
import { Dialog } from '../../inspector/parts/dialog.tsx'
import { ErrorLine } from '../../inspector/parts/error-line.tsx'
import { Field } from '../../inspector/parts/field.tsx'
import { selfId } from '../../state/names.ts'
import { users } from '../../state/state.ts'
import { Avatar } from '../avatar.tsx'
import { openChat } from '../chat-state.ts'
import style from './form.module.css'

const FORM = 'new-group'
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
    <Dialog
      title={t('chat.newGroup').replace('…', '')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('chat.cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} disabled={name.trim() === ''}>
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
        <Field label={t('chat.groupName')}>
          {(ids) => (
            <input
              {...ids}
              class={control}
              value={name}
              required
              autoFocus
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('chat.botRole')}>
          {(ids) => (
            <select
              {...ids}
              class={control}
              value={botRole}
              onChange={(event) => setBotRole(event.currentTarget.value as Role)}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`chat.botRole.${role}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
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
        <ErrorLine error={error} />
      </form>
    </Dialog>
  )
}
