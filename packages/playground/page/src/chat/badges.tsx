import { Badge, ROLE_TONES, RoleBadge } from '../common/parts/badge.tsx'
import { t } from '../i18n/i18n.ts'
import { memberOf, selfId } from '../state/names.ts'

/** What somebody is: owner, administrator, titled, the bot. */
export function Badges({ userId, groupId }: { userId: number; groupId?: number | undefined }) {
  const { role = 'member', title = '' } = memberOf(groupId, userId) ?? {}
  return (
    <>
      {title !== '' && <Badge tone={ROLE_TONES[role]}>{title}</Badge>}
      {title === '' && role !== 'member' && <RoleBadge role={role} />}
      {userId === selfId() && <Badge tone="accent">{t('chat.bot')}</Badge>}
    </>
  )
}

export function MaskBadge() {
  return <Badge>{t('chat.anonymous')}</Badge>
}
