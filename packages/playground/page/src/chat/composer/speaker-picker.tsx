import { ChevronDown, Route } from 'lucide-preact'
import { type MenuItem, openMenu } from '../../common/menu.tsx'
import { t } from '../../i18n/i18n.ts'
import { groupName, nameOf, selfId } from '../../state/names.ts'
import { groups, users } from '../../state/state.ts'
import { type ChatId, currentChat } from '../../state/navigation.ts'
import { Avatar } from '../avatar.tsx'
import { Badges } from '../badges.tsx'
import { focusComposer, isMasked, setSpeaker } from '../chat-state.ts'
import { byRank } from '../rank.ts'
import style from './speaker-picker.module.css'

/** Who speaks in a group; with a stranger, which way leads to the bot. */
export function SpeakerPicker({ chat, from }: { chat: ChatId; from: number | undefined }) {
  if (from === undefined) return null
  return chat.type === 'group' ? (
    <GroupSpeaker groupId={chat.group} from={from} />
  ) : (
    <PrivateSpeaker chat={chat} />
  )
}

function GroupSpeaker({ groupId, from }: { groupId: number; from: number }) {
  const name = nameOf(from, groupId)
  return (
    <button
      type="button"
      class={style['picker']}
      title={t('composer.chooseSpeaker')}
      aria-haspopup="menu"
      onClick={(event) =>
        openMenu({
          label: t('composer.chooseSpeaker'),
          items: speakerItems(groupId, from),
          at: event.currentTarget,
        })
      }
    >
      <Avatar id={from} name={name} size="small" kind={isMasked(groupId) ? 'mask' : 'person'} />
      <span class="visually-hidden">{t('composer.speaker', { name })}</span>
      <span class={style['name']} aria-hidden="true">
        {name}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  )
}

function speakerItems(groupId: number, from: number): MenuItem[] {
  const now = Date.now() / 1000
  return byRank(groups.value.get(groupId)?.members ?? [], selfId()).map((member) => {
    const { bannedUntil, userId } = member
    const name = nameOf(userId, groupId)
    return {
      text: name,
      face: <Avatar id={userId} name={name} size="small" />,
      note: (
        <>
          {bannedUntil > now && t('composer.muted')}
          <Badges userId={userId} groupId={groupId} />
        </>
      ),
      checked: userId === from,
      run: () => {
        setSpeaker(groupId, userId)
        focusComposer.value += 1
      },
    }
  })
}

function PrivateSpeaker({ chat }: { chat: ChatId & { type: 'private' } }) {
  const user = users.value.get(chat.user)
  const shared = [...groups.value.values()].filter(({ members }) =>
    [chat.user, selfId()].every((id) => members.some(({ userId }) => userId === id)),
  )
  if (user === undefined) return null
  const face = (
    <>
      <Avatar id={user.id} name={user.nickname} size="small" />
      <span class={style['name']}>{user.nickname}</span>
    </>
  )
  if (user.isFriend || shared.length === 0) {
    const said = t('composer.speaker', { name: user.nickname })
    return (
      <span class={style['fixed']} role="img" aria-label={said} title={said}>
        {face}
      </span>
    )
  }
  const way =
    chat.through === undefined
      ? t('composer.direct')
      : t('composer.through', { group: groupName(chat.through) })
  const choose = (through?: number) => () => {
    const { user: id } = chat
    currentChat.value = { type: 'private', user: id, ...(through === undefined ? {} : { through }) }
  }
  return (
    <button
      type="button"
      class={style['picker']}
      aria-label={t('composer.way', { way })}
      title={t('composer.way', { way })}
      aria-haspopup="menu"
      onClick={(event) =>
        openMenu({
          label: t('composer.chooseWay'),
          at: event.currentTarget,
          items: [
            { text: t('composer.direct'), checked: chat.through === undefined, run: choose() },
            ...shared.map(({ id, name }) => ({
              text: t('composer.through', { group: name }),
              checked: chat.through === id,
              run: choose(id),
            })),
          ],
        })
      }
    >
      <Route size={16} aria-hidden="true" />
      <span class={style['name']}>{way}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  )
}
