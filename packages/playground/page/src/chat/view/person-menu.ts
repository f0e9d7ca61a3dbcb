import { AtSign, Copy, Hand, MessageCircle, Mic } from 'lucide-preact'
import { type MenuItem, openMenu } from '../../common/menu.tsx'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { users } from '../../state/state.ts'
import { currentChat } from '../../state/navigation.ts'
import { act } from '../act.ts'
import { openChat, setSpeaker, speaker } from '../chat-state.ts'
import { mention } from '../composer/mention.ts'

/** What can be done to somebody who spoke, opened at the picture. */
export function openPersonMenu(userId: number, groupId: number | undefined, at: Element): void {
  const items = groupId === undefined ? privateItems(userId) : groupItems(userId, groupId)
  items.push({
    text: t('chat.copyNumber', { number: userId }),
    icon: Copy,
    isApart: true,
    run: () => void navigator.clipboard.writeText(String(userId)).catch(() => undefined),
  })
  openMenu({ label: t('chat.person', { name: nameOf(userId, groupId) }), items, at })
}

function groupItems(userId: number, group: number): MenuItem[] {
  const { value: from } = speaker
  const isBot = userId === selfId()
  const items: MenuItem[] = []
  if (from !== undefined) {
    items.push({
      text: t('chat.poke'),
      icon: Hand,
      run: () => void act({ do: 'poke', from, target: userId, group }),
    })
  }
  items.push({
    text: t('chat.mention'),
    icon: AtSign,
    run: () => mention(userId, nameOf(userId, group)),
  })
  if (isBot) return items
  items.push({
    text: t('chat.speakAs'),
    icon: Mic,
    run: () => setSpeaker(group, userId),
  })
  const isFriend = users.value.get(userId)?.isFriend === true
  items.push({
    text: t(isFriend ? 'chat.openPrivate' : 'chat.openTemporary'),
    icon: MessageCircle,
    run: () => openChat({ type: 'private', user: userId, ...(isFriend ? {} : { through: group }) }),
  })
  return items
}

function privateItems(userId: number): MenuItem[] {
  const { value: chat } = currentChat
  if (chat?.type !== 'private') return []
  const target = userId === selfId() ? {} : { target: userId }
  return [
    {
      text: t('chat.poke'),
      icon: Hand,
      run: () => void act({ do: 'poke', from: chat.user, ...target }),
    },
  ]
}
