import { formatCqCode } from '@cqhttp/core'
import { Braces, Cable, Code, Copy, Reply, Undo2 } from 'lucide-preact'
import type { MessageView } from '../../../../src/protocol.ts'
import type { MenuItem } from '../../common/menu.tsx'
import { clockTime } from '../../common/time.ts'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { exchanges, groups } from '../../state/state.ts'
import { act } from '../act.ts'
import { replyTo, speaker } from '../chat-state.ts'
import { openData } from '../dialogs/data-dialog.tsx'
import { recallers } from '../rank.ts'
import { exchangeOf } from '../wire.ts'
import { showWire } from './delivery-mark.tsx'

/** What can be done with a message. */
export function messageMenu(message: MessageView): MenuItem[] {
  const { text } = message
  const items: MenuItem[] = [{ text: t('chat.reply'), icon: Reply, run: () => replyTo(message) }]
  if (text !== '') items.push({ text: t('chat.copyText'), icon: Copy, run: () => copy(text) })
  items.push(
    {
      text: t('chat.copyCqCode'),
      icon: Code,
      run: () => copy(formatCqCode(message.message)),
    },
    ...recallItems(message),
  )
  if (exchangeOf(message, exchanges.value) !== undefined) {
    items.push({
      text: t('chat.wire'),
      icon: Cable,
      isApart: true,
      run: () => showWire(message),
    })
  }
  items.push({
    text: t('chat.data'),
    icon: Braces,
    note: clockTime(message.time),
    run: () => openData(t('chat.dataTitle', { number: message.number }), JSON.stringify(message)),
  })
  return items
}

function recallItems(message: MessageView): MenuItem[] {
  const { groupId, number, userId } = message
  const recall = (by: number, text: string): MenuItem => ({
    text,
    icon: Undo2,
    isDanger: true,
    run: () => void act({ do: 'recall', by, number }),
  })
  const items = userId === selfId() ? [] : [recall(userId, t('chat.recall'))]
  const group = groupId === undefined ? undefined : groups.value.get(groupId)
  if (group === undefined) return items
  const [leader] = recallers(group, message, selfId(), speaker.value)
  if (leader !== undefined) {
    items.push(recall(leader, t('chat.recallAs', { name: nameOf(leader, groupId) })))
  }
  return items
}

function copy(text: string): void {
  // Refused by the browser: the text is there to be selected.
  navigator.clipboard.writeText(text).catch(() => undefined)
}
