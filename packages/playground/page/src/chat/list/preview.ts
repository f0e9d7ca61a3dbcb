import { longDuration } from '../../common/duration.ts'
import type { TextKey } from '../../i18n/en.ts'
import { t } from '../../i18n/i18n.ts'
import { groupName, nameOf, selfId, userName } from '../../state/names.ts'
import type { HappeningView, MessageView } from '../../../../src/protocol.ts'
import { draftOf, recallers } from '../chat-state.ts'
import { isEmpty } from '../compose.ts'
import { type Conversation, isMessage } from '../conversations.ts'
import { tipOf } from '../tip-text.ts'
import { excerptOf, kindOf } from '../words.ts'

/** The line below the name of a conversation: the draft, otherwise the latest entry. */
export function preview(
  { id, key, kind, last }: Conversation,
  isCurrent: boolean,
): { draft: boolean; text: string } {
  const draft = draftOf(key)
  if (!isCurrent && !isEmpty(draft)) {
    return { draft: true, text: draft.text.trim() || `[${kindOf('image')}]` }
  }
  if (last !== undefined) return { draft: false, text: tell(last) }
  const number = id.type === 'group' ? id.group : id.user
  return { draft: false, text: `${t(`chat.kind.${kind}`)} ${number}` }
}

function tell(last: MessageView | HappeningView): string {
  return isMessage(last) ? tellMessage(last) : tellHappening(last)
}

function tellMessage({
  anonymous,
  groupId,
  message,
  number,
  recalled,
  userId,
}: MessageView): string {
  const name = anonymous ?? nameOf(userId, groupId)
  if (recalled) {
    const by = recallers.value.get(number) ?? userId
    return by === userId
      ? t('tip.recall', { who: name })
      : t('tip.recallOther', { who: nameOf(by, groupId), author: name })
  }
  const text = excerptOf(message, groupId)
  return groupId === undefined && userId !== selfId() ? text : `${name}: ${text}`
}

function tellHappening({ fact }: HappeningView): string {
  if (fact.type === 'recall') return ''
  if (fact.type === 'request') {
    const { groupId, type, userId } = fact.request
    const group = groupId === undefined ? '' : groupName(groupId)
    return t(`request.${type}`, { who: userName(userId), group })
  }
  if (fact.type === 'upload') {
    return `${nameOf(fact.userId, fact.groupId)}: [${kindOf('file')}] ${fact.file.name}`
  }
  const { honor, people, text, time, words } = tipOf(fact, selfId())
  const groupId = 'groupId' in fact ? fact.groupId : undefined
  const names = Object.entries(people).map(([place, id]) => [place, nameOf(id, groupId)])
  return t(text, {
    ...words,
    ...(Object.fromEntries(names) as Record<string, string>),
    ...(time === undefined ? {} : { time: longDuration(time) }),
    ...(honor === undefined ? {} : { honor: t(`honor.${honor}` as TextKey) }),
  })
}
