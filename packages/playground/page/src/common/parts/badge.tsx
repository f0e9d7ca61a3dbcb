import type { ComponentChildren } from 'preact'
import type { Role } from '@cqhttp/sandbox'
import { t } from '../../i18n/i18n.ts'
import style from './badge.module.css'

export type BadgeTone = 'plain' | 'accent' | 'good' | 'warn' | 'violet'

interface BadgeProps {
  /** `plain` unless said. */
  tone?: BadgeTone
  children: ComponentChildren
}

/** A word or two beside a name. */
export function Badge({ tone = 'plain', children }: BadgeProps) {
  return (
    <span class={style['badge']} data-tone={tone}>
      {children}
    </span>
  )
}

/** The tone of the badge for a role, or for the title of somebody who has it. */
export const ROLE_TONES: Record<Role, BadgeTone> = {
  owner: 'warn',
  admin: 'good',
  member: 'violet',
}

/** What somebody is in a group besides a member. */
export function RoleBadge({ role }: { role: Exclude<Role, 'member'> }) {
  return <Badge tone={ROLE_TONES[role]}>{t(`chat.role.${role}`)}</Badge>
}
