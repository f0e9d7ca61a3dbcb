import { useState } from 'preact/hooks'
import type { GroupView, MemberView } from '../../../../src/protocol.ts'
import type { HonorType } from '@cqhttp/sandbox'
import { t } from '../../i18n/i18n.ts'
import { session, users } from '../../state/state.ts'
import { nameOf } from '../event-form/people.ts'
import { Button } from '../../common/parts/button.tsx'
import { type Option, SelectField } from '../../common/parts/select-field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import type { Act } from './act.ts'
import { durationText, MUTES } from './durations.ts'
import style from './member-actions.module.css'

const HONORS: readonly HonorType[] = [
  'talkative',
  'performer',
  'legend',
  'strong_newbie',
  'emotion',
]

interface MemberActionsProps {
  group: GroupView
  member: MemberView
  act: Act
}

/** What can be done with a member, and what it can do. */
export function MemberActions({ group, member, act }: MemberActionsProps) {
  const { userId: user, role, bannedUntil } = member
  const isBot = user === session.value?.selfId
  const where = { group: group.id, user }
  const isMuted = bannedUntil * 1000 > Date.now()
  const name = nameOf(users.value, user, group)
  return (
    <div class={style['actions']} role="group" aria-label={t('member.actions', { name })}>
      <div class={style['buttons']}>
        {!isBot && (
          <Button onClick={() => void act({ do: 'poke', from: user, group: group.id })}>
            {t('member.poke')}
          </Button>
        )}
        {role !== 'owner' && (
          <>
            <Button
              onClick={() => void act({ do: 'setAdmin', ...where, enable: role === 'member' })}
            >
              {t(role === 'member' ? 'member.set-admin' : 'member.unset-admin')}
            </Button>
            {!isBot && (
              <Button onClick={() => void act({ do: 'leave', ...where })}>
                {t('member.leave')}
              </Button>
            )}
            <Button look="danger" onClick={() => void act({ do: 'kick', ...where })}>
              {t('member.kick')}
            </Button>
          </>
        )}
      </div>
      {role !== 'owner' && <Mute isMuted={isMuted} where={where} act={act} />}
      <TextSetting
        label={t('member.card')}
        initial={member.card}
        onSave={(card) => void act({ do: 'setCard', ...where, card })}
      />
      <TextSetting
        label={t('member.title')}
        initial={member.title}
        onSave={(title) => void act({ do: 'setTitle', ...where, title })}
      />
      <Pick
        label={t('member.honor')}
        options={HONORS.map((honor) => ({ value: honor, text: t(`honor.${honor}`) }))}
        submit={t('member.give')}
        onPick={(honor) => void act({ do: 'honor', ...where, honor })}
      />
      <Pick
        label={t('member.lucky')}
        options={group.members
          .filter(({ userId }) => userId !== user)
          .map(({ userId }) => ({
            value: userId,
            text: nameOf(users.value, userId, group),
          }))}
        submit={t('member.give')}
        onPick={(sender) =>
          void act({ do: 'luckyKing', group: group.id, user: sender, target: user })
        }
      />
    </div>
  )
}

interface MuteProps {
  isMuted: boolean
  where: { group: number; user: number }
  act: Act
}

function Mute({ isMuted, where, act }: MuteProps) {
  if (isMuted) {
    return (
      <Button onClick={() => void act({ do: 'ban', ...where, duration: 0 })}>
        {t('member.unmute')}
      </Button>
    )
  }
  return (
    <Pick
      label={t('member.mute.for')}
      options={MUTES.map((seconds) => {
        const { key, count } = durationText(seconds)
        return { value: seconds, text: t(key, { count }) }
      })}
      submit={t('member.mute')}
      onPick={(duration) => void act({ do: 'ban', ...where, duration })}
    />
  )
}

interface PickProps<Value> {
  label: string
  options: readonly Option<Value>[]
  submit: string
  onPick: (value: Value) => void
}

/** A choice, and a button that applies it. */
function Pick<Value extends string | number>({ label, options, submit, onPick }: PickProps<Value>) {
  const [picked, setPicked] = useState<Value>()
  const value = options.some((option) => option.value === picked) ? picked : options[0]?.value
  if (value === undefined) return null
  return (
    <SelectField
      label={label}
      after={<Button onClick={() => onPick(value)}>{submit}</Button>}
      options={options}
      value={value}
      onPick={setPicked}
    />
  )
}

interface TextSettingProps {
  label: string
  initial: string
  onSave: (text: string) => void
}

/** A text that can be set. */
export function TextSetting({ label, initial, onSave }: TextSettingProps) {
  const [typed, setTyped] = useState<string>()
  const text = typed ?? initial
  const save = (event: Event): void => {
    event.preventDefault()
    onSave(text)
    setTyped(undefined)
  }
  return (
    <form onSubmit={save}>
      <TextField
        label={label}
        after={
          <Button type="submit" disabled={text === initial}>
            {t('group.save')}
          </Button>
        }
        value={text}
        onInput={setTyped}
      />
    </form>
  )
}
