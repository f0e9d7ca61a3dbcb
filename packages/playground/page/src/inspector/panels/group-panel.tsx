import { Users } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { groups, session } from '../../state/state.ts'
import { isMember } from '../event-form/people.ts'
import { Avatar } from '../../common/parts/avatar.tsx'
import { Empty } from '../../common/parts/empty.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { BringIn } from './bring-in.tsx'
import { GroupSettings } from './group-settings.tsx'
import { InviteBot } from './invite-bot.tsx'
import { Members } from './members.tsx'
import style from './panel.module.css'

/** The members of a group, and what can be done with it. */
export function GroupPanel({ groupId }: { groupId: number }) {
  const { act, error, isBusy } = useCommand()
  const group = groups.value.get(groupId)
  if (group === undefined) return <Empty icon={Users} text={t('group.none')} />
  const isBotIn = isMember(group, session.value?.selfId ?? 0)
  return (
    <div class={style['panel']}>
      <div class={style['head']}>
        <Avatar id={group.id} name={group.name} />
        <div>
          <h2>{group.name}</h2>
          <p>
            {group.id} ·{' '}
            {t('group.members', { count: group.members.length, max: group.maxMembers })}
          </p>
        </div>
      </div>
      <ErrorLine error={error} />
      {!isBotIn && <InviteBot group={group} act={act} isBusy={isBusy} />}
      <Members group={group} act={act} />
      <BringIn group={group} act={act} isBusy={isBusy} />
      <GroupSettings group={group} act={act} isBusy={isBusy} />
    </div>
  )
}
