import type { GroupView } from '../../../../src/protocol.ts'
import { openMenu } from '../../common/menu.tsx'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { act } from '../act.ts'
import { Avatar } from '../avatar.tsx'
import { Badges } from '../badges.tsx'
import { byRank } from '../rank.ts'

/** Whom in a group to poke: the bot first. */
export function openPokeMenu(group: GroupView, from: number, at: Element): void {
  const self = selfId()
  const members = byRank(group.members).toSorted(
    (a, b) => Number(b.userId === self) - Number(a.userId === self),
  )
  openMenu({
    label: t('composer.poke'),
    at,
    items: members.map(({ userId }) => {
      const name = nameOf(userId, group.id)
      return {
        text: name,
        face: (
          <Avatar id={userId} name={name} size="small" kind={userId === self ? 'bot' : 'person'} />
        ),
        note: <Badges userId={userId} groupId={group.id} />,
        run: () => void act({ do: 'poke', from, target: userId, group: group.id }),
      }
    }),
  })
}
