import { ArrowLeft, Ellipsis, PanelRight, UserRoundPlus } from 'lucide-preact'
import type { GroupView, UserView } from '../../../../src/protocol.ts'
import { type MenuItem, openMenu } from '../../common/menu.tsx'
import { openModal } from '../../common/modals.tsx'
import { t } from '../../i18n/i18n.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { isCompact } from '../../common/parts/media.ts'
import { groupName, selfId } from '../../state/names.ts'
import { groups, users } from '../../state/state.ts'
import { type ChatId, pane } from '../../state/navigation.ts'
import { AskFriendDialog } from '../dialogs/ask-friend-dialog.tsx'
import { AskJoinDialog } from '../dialogs/ask-join-dialog.tsx'
import style from './chat-header.module.css'

/** Who the chat is with, and the ways to the other panes. */
export function ChatHeader({ chat }: { chat: ChatId }) {
  const group = chat.type === 'group' ? groups.value.get(chat.group) : undefined
  const user = chat.type === 'private' ? users.value.get(chat.user) : undefined
  return (
    <header class={style['header']}>
      <span class={style['back']}>
        <IconButton icon={ArrowLeft} label={t('chat.back')} onClick={() => (pane.value = 'list')} />
      </span>
      {group !== undefined && <GroupTitle group={group} />}
      {user !== undefined && chat.type === 'private' && (
        <PersonTitle user={user} through={chat.through} />
      )}
      <span class={style['space']} />
      {user !== undefined && !user.isFriend && <AskFriend user={user} />}
      {group !== undefined && (
        <IconButton
          icon={Ellipsis}
          label={t('chat.more')}
          aria-haspopup="menu"
          onClick={(event) =>
            openMenu({
              label: t('chat.more'),
              items: groupMenu(group),
              at: event.currentTarget as Element,
            })
          }
        />
      )}
      <span class={style['panel']}>
        <IconButton
          icon={PanelRight}
          label={t('chat.panel')}
          onClick={() => (pane.value = 'inspector')}
        />
      </span>
    </header>
  )
}

function GroupTitle({ group }: { group: GroupView }) {
  const isIn = group.members.some(({ userId }) => userId === selfId())
  return (
    <div class={style['words']}>
      <h2 class={style['title']}>
        <span class={style['name']}>{group.name}</span>
        <span class={style['count']}>{`(${group.members.length})`}</span>
      </h2>
      <p class={style['facts']}>
        <span>{t('chat.kind.group')}</span>
        <span class={style['number']}>{group.id}</span>
        {group.wholeBan && <span class={style['warning']}>{t('chat.wholeBan')}</span>}
        {!isIn && <span class={style['warning']}>{t('chat.kind.left')}</span>}
      </p>
    </div>
  )
}

function PersonTitle({ user, through }: { user: UserView; through: number | undefined }) {
  const kind = user.isFriend
    ? t('chat.kind.friend')
    : through === undefined
      ? t('chat.kind.stranger')
      : t('chat.kind.temporary', { group: groupName(through) })
  return (
    <div class={style['words']}>
      <h2 class={style['title']}>
        <span class={style['name']}>{user.nickname}</span>
      </h2>
      <p class={style['facts']}>
        <span class={style['kind']}>{kind}</span>
        <span class={style['number']}>{user.id}</span>
        {user.remark !== '' && user.remark !== user.nickname && (
          <span class={style['kind']}>{t('chat.remark', { remark: user.remark })}</span>
        )}
      </p>
    </div>
  )
}

function AskFriend({ user }: { user: UserView }) {
  const ask = (): void => openModal((close) => <AskFriendDialog user={user} onClose={close} />)
  if (isCompact.value) {
    return <IconButton icon={UserRoundPlus} label={t('chat.askFriend')} onClick={ask} />
  }
  return (
    <Button icon={UserRoundPlus} onClick={ask}>
      {t('chat.askFriend')}
    </Button>
  )
}

function groupMenu(group: GroupView): MenuItem[] {
  return [
    {
      text: t('chat.askJoin'),
      icon: UserRoundPlus,
      run: () => openModal((close) => <AskJoinDialog group={group} way="ask" onClose={close} />),
    },
    {
      text: t('chat.joinNow'),
      icon: UserRoundPlus,
      run: () => openModal((close) => <AskJoinDialog group={group} way="join" onClose={close} />),
    },
  ]
}
