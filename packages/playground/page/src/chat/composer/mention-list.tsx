import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { groups } from '../../state/state.ts'
import { Avatar } from '../avatar.tsx'
import { Badges } from '../badges.tsx'
import { matches } from '../conversations.ts'
import { byRank } from '../rank.ts'
import style from './mention-list.module.css'

/** Who can be mentioned. */
export interface Candidate {
  id: number | 'all'
  name: string
}

/** The members whose name or number contains what was typed, the bot first. */
export function candidates(groupId: number, query: string): Candidate[] {
  const group = groups.value.get(groupId)
  if (group === undefined) return []
  const self = selfId()
  const people = byRank(group.members).toSorted(
    (a, b) => Number(b.userId === self) - Number(a.userId === self),
  )
  return [
    ...people.map(({ userId }) => ({ id: userId, name: nameOf(userId, groupId) })),
    { id: 'all' as const, name: t('segment.everybody') },
  ].filter(({ id, name }) => matches(query, id, name))
}

interface MentionListProps {
  id: string
  found: readonly Candidate[]
  chosen: number
  groupId: number | undefined
  onPick: (candidate: Candidate) => void
}

export function MentionList({ id: listId, found, chosen, groupId, onPick }: MentionListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul
      ref={list}
      id={listId}
      role="listbox"
      aria-label={t('composer.mention')}
      class={style['list']}
    >
      {found.map((candidate, index) => {
        const { id, name } = candidate
        return (
          <li
            key={id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            class={style['option']}
            // The text area keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              onPick(candidate)
            }}
          >
            {id === 'all' ? (
              <span class={style['all']} aria-hidden="true">
                @
              </span>
            ) : (
              <Avatar id={id} name={name} size="small" kind={id === selfId() ? 'bot' : 'person'} />
            )}
            <span class={style['name']}>{name}</span>
            {id !== 'all' && <Badges userId={id} groupId={groupId} />}
          </li>
        )
      })}
    </ul>
  )
}
