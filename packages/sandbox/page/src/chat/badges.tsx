import { Badge, RoleBadge, type BadgeTone } from '../common/parts/badge.tsx'
import { t } from '../i18n/i18n.ts'
import { memberOf, selfId } from '../state/names.ts'

const TONES = { owner: 'warn', admin: 'good', member: 'violet' } satisfies Record<string, BadgeTone>

/** What somebody is: owner, administrator, titled, the bot. */
export function Badges({ userId, groupId }: { userId: number; groupId?: number | undefined }) {
  const { role = 'member', title = '' } = memberOf(groupId, userId) ?? {}
  return (
    <>
      {title !== '' && <Badge tone={TONES[role]}>{title}</Badge>}
      {title === '' && role !== 'member' && <RoleBadge role={role} />}
      {userId === selfId() && <Badge tone="accent">{t('chat.bot')}</Badge>}
    </>
  )
}

export function MaskBadge() {
  return <Badge>{t('chat.anonymous')}</Badge>
}
