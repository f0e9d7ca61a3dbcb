import { ChevronDown } from 'lucide-preact'
import type { GroupView, MemberView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session, users } from '../../state/state.ts'
import { nameOf } from '../event-form/people.ts'
import { formatTime } from '../../common/format.ts'
import { Avatar } from '../../common/parts/avatar.tsx'
import { Badge, RoleBadge } from '../../common/parts/badge.tsx'
import type { Act } from './act.ts'
import { MemberActions } from './member-actions.tsx'
import style from './members.module.css'

const RANKS = { owner: 0, admin: 1, member: 2 }

/** The members, each with what can be done with it folded below. */
export function Members({ group, act }: { group: GroupView; act: Act }) {
  const sorted = [...group.members].sort((a, b) => RANKS[a.role] - RANKS[b.role])
  return (
    <ul class={style['members']}>
      {sorted.map((member) => (
        <li key={member.userId}>
          <details name="member" class={style['member']}>
            <summary>
              <MemberLine group={group} member={member} />
            </summary>
            <MemberActions group={group} member={member} act={act} />
          </details>
        </li>
      ))}
    </ul>
  )
}

function MemberLine({ group, member }: { group: GroupView; member: MemberView }) {
  const { userId, role, title, bannedUntil } = member
  const name = nameOf(users.value, userId, group)
  const isMuted = bannedUntil * 1000 > Date.now()
  return (
    <>
      <Avatar id={userId} name={name} />
      <span class={style['words']}>
        <span class={style['name']}>
          <span>{name}</span>
          {role !== 'member' && <RoleBadge role={role} />}
          {title !== '' && <Badge tone="violet">{title}</Badge>}
          {userId === session.value?.selfId && <Badge tone="accent">{t('group.you')}</Badge>}
        </span>
        <span class={style['id']}>
          {userId}
          {isMuted && ` · ${t('group.muted', { time: formatTime(bannedUntil * 1000) })}`}
        </span>
      </span>
      <ChevronDown size={16} aria-hidden="true" />
    </>
  )
}
