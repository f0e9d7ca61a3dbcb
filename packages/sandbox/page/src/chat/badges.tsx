import { t } from '../i18n/i18n.ts'
import { memberOf, selfId } from '../state/names.ts'
import style from './badges.module.css'

/** What somebody is: owner, administrator, titled, the bot. */
export function Badges({ userId, groupId }: { userId: number; groupId?: number | undefined }) {
  const member = memberOf(groupId, userId)
  return (
    <>
      {member !== undefined && (member.role !== 'member' || member.title !== '') && (
        <span
          class={style['badge']}
          data-kind={member.title === '' || member.role !== 'member' ? member.role : 'title'}
        >
          {member.title || (member.role === 'member' ? '' : t(`chat.role.${member.role}`))}
        </span>
      )}
      {userId === selfId() && (
        <span class={style['badge']} data-kind="bot">
          {t('chat.bot')}
        </span>
      )}
    </>
  )
}

export function MaskBadge() {
  return (
    <span class={style['badge']} data-kind="mask">
      {t('chat.anonymous')}
    </span>
  )
}
