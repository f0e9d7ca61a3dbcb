import type { Segment } from '@cqhttp/core'
import { Braces, Contact, Dices, Link, MapPin, Music, Scissors, Vibrate } from 'lucide-preact'
import type { MenuItem } from '../../common/menu.tsx'
import { openModal } from '../../common/modals.tsx'
import { t } from '../../i18n/i18n.ts'
import { selfId } from '../../state/names.ts'
import type { ChatId } from '../../state/navigation.ts'
import { SegmentDialog } from '../dialogs/segment-dialog.tsx'
import type { FormKind } from '../dialogs/segment-form.ts'
import { say } from './send.ts'

/** The rarer kinds: some are sent at once, others ask for more. */
export function moreItems(chat: ChatId): MenuItem[] {
  const send = (segment: Segment) => () => void say(chat, [segment])
  const ask =
    (kind: FormKind, given: Record<string, string> = {}) =>
    () => {
      openModal((close) => <SegmentDialog kind={kind} chat={chat} given={given} onClose={close} />)
    }
  const items: MenuItem[] = [
    { text: t('composer.dice'), icon: Dices, run: send({ type: 'dice', data: {} }) },
    { text: t('composer.rps'), icon: Scissors, run: send({ type: 'rps', data: {} }) },
  ]
  if (chat.type === 'private') {
    items.push({ text: t('composer.shake'), icon: Vibrate, run: send({ type: 'shake', data: {} }) })
  }
  return [
    ...items,
    { text: t('composer.music'), icon: Music, isApart: true, run: ask('music') },
    { text: t('composer.share'), icon: Link, run: ask('share') },
    { text: t('composer.location'), icon: MapPin, run: ask('location') },
    { text: t('composer.contact'), icon: Contact, run: ask('contact', { id: String(selfId()) }) },
    { text: t('composer.json'), icon: Braces, run: ask('json') },
  ]
}
