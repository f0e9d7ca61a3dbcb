import { useComputed } from '@preact/signals'
import { t } from '../../i18n/i18n.ts'
import { nameOf } from '../../state/names.ts'
import { messagesById } from '../chat-state.ts'
import { read } from '../segment-data.ts'
import { jumpTo } from '../view/jump.ts'
import { excerptOf } from '../words.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './reply.module.css'

export function ReplySegment({ data, context }: SegmentProps) {
  const id = read(data, 'id')
  // Rendered again only when this message changes.
  const quoted = useComputed(() => messagesById.value.get(id)).value
  if (quoted === undefined) {
    return (
      <span class={style['quote']} title={id}>
        {t('segment.replyGone')}
      </span>
    )
  }
  return (
    <button
      type="button"
      class={style['quote']}
      title={t('segment.jump')}
      onClick={() => jumpTo(quoted.number)}
    >
      <span class={style['name']}>
        {quoted.anonymous ?? nameOf(quoted.userId, context.groupId)}
      </span>
      <span class={style['text']}>
        {quoted.recalled ? t('segment.recalled') : excerptOf(quoted.message, context.groupId)}
      </span>
    </button>
  )
}
