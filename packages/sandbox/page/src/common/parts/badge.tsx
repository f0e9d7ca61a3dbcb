import type { ComponentChildren } from 'preact'
import type { Role } from '../../../../src/world/entities.ts'
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

/** What somebody is in a group beside a member. */
export function RoleBadge({ role }: { role: Exclude<Role, 'member'> }) {
  return <Badge tone={role === 'owner' ? 'warn' : 'good'}>{t(`chat.role.${role}`)}</Badge>
}
